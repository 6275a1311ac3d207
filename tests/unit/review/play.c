#include "play.h"

void play_add_four(Fixture *f)
{
	int64_t q1 = fixture_add_card(f, "a", "q1");
	int64_t q2 = fixture_add_card(f, "a", "q2");
	fixture_score(f, q1, 4);
	fixture_pass(f, DAYS(1));
	fixture_score(f, q2, 4);
	fixture_add_card(f, "a", "q3");
	fixture_add_card(f, "a", "q4");
	fixture_pass(f, DAYS(2));
}

Session *play_open(Fixture *f, const SessionOptions *options)
{
	Session *s;
	CHECK(f, session_open(&f->desk, options ? options : &session_defaults, &s, &f->err));
	return s;
}

void play_score(Fixture *f, Session *s, int score)
{
	while (session_phase(s) != SESSION_ANSWER)
		session_reveal(s);
	bool was_stale;
	CHECK(f, session_score(s, score, &was_stale, &f->err));
	assert_false(was_stale);
}

static void append_shown(const Session *s, Buf *out)
{
	const StoredCard *card = session_card(s);
	if (!card) {
		buf_append_z(out, "done");
		return;
	}
	buf_append(out, card->question);
	if (session_is_drill(s))
		buf_append_z(out, " drill");
	if (session_is_cram(s))
		buf_append_z(out, " cram");
}

void play_expect(const Session *s, const char *shown, const char *file, int line)
{
	Buf got = {0};
	append_shown(s, &got);
	harness_assert_str(buf_str(&got), shown, file, line);
	buf_release(&got);
}

void play_expect_counts(Session *s, int due, int new_, int drill, const char *file, int line)
{
	SessionCounts counts;
	Err err = {0};
	fixture_check(session_counts(s, &counts, &err), &err, file, line);
	_assert_int_equal((uintmax_t)counts.due, (uintmax_t)due, file, line);
	_assert_int_equal((uintmax_t)counts.new_, (uintmax_t)new_, file, line);
	_assert_int_equal((uintmax_t)counts.drill, (uintmax_t)drill, file, line);
}

Str play_through(Fixture *f, const SessionOptions *options, int score)
{
	Buf shown = {0};
	Session *s = play_open(f, options);
	while (session_card(s)) {
		if (shown.n > 0)
			buf_append_char(&shown, ' ');
		append_shown(s, &shown);
		play_score(f, s, score);
	}
	session_close(s);
	Str result = arena_copy(&f->arena, buf_str(&shown));
	buf_release(&shown);
	return result;
}
