#include "recto/schedule/handover.h"

#include "recto/base/number.h"

const char *const handover_keys[HANDOVER_VALUES] = {
	"card-last-interval",
	"card-repeats",
	"card-ease-factor",
	"card-next-schedule",
	"card-last-reviewed",
	"card-last-score",
};

static void append_hundredths(int64_t value, Buf *out)
{
	number_format((double)value / 100, out);
	buf_append_char(out, '\n');
}

static void append_instant(Instant t, Buf *out)
{
	if (t == INSTANT_NONE)
		buf_append_z(out, "nil");
	else
		calendar_format_rfc3339(t, out);
	buf_append_char(out, '\n');
}

static void append_score(int score, Buf *out)
{
	if (score == SCORE_NONE)
		buf_append_z(out, "nil\n");
	else
		buf_printf(out, "%d\n", score);
}

void handover_append(Algorithm algorithm, const CardState *state, Buf *out)
{
	Memory m = state->memory;
	if (state->phase == PHASE_NEW) {
		buf_append_z(out, "-1\n0\n2.5\nnil\nnil\nnil\n");
		return;
	}
	bool is_forgotten = memory_is_forgotten(algorithm, m);
	append_hundredths(is_forgotten ? -100 : m.interval100, out);
	buf_printf(out, "%d\n", is_forgotten ? 1 : (int)m.repeats);
	append_hundredths(m.ease100, out);
	append_instant(state->due, out);
	append_instant(state->last_reviewed, out);
	append_score(state->last_score, out);
}
