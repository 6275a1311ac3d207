// By what a card is known again.
#include "recto/card/card.h"

#include "recto/base/ident.h"
#include "recto/base/utf8.h"
#include "cloze_local.h"

void card_append_normalised(Str question, Buf *out)
{
	Buf folded = {0};
	size_t start = out->n;
	bool is_blank = false;
	utf8_append_folded(&folded, question);
	for (Str rest = buf_str(&folded); rest.n > 0;) {
		size_t blank = outline_blank_length(rest);
		if (blank == 0 && is_blank && out->n > start)
			buf_append_char(out, ' ');
		if (blank == 0)
			buf_append_char(out, rest.p[0]);
		is_blank = blank > 0;
		rest = str_skip(rest, blank > 0 ? blank : 1);
	}
	buf_release(&folded);
}

static uint64_t hash_normalised(uint64_t seed, Str text)
{
	Buf normal = {0};
	card_append_normalised(text, &normal);
	uint64_t hash = ident_hash(seed, buf_str(&normal));
	buf_release(&normal);
	return hash;
}

// -- one cloze of a block ------------------------------------------------------------------------

// Its number from 1 among the clozes with this answer.
static int ordinal_of(const Clozes *c, int number)
{
	Str answer = c->items[number - 1].answer;
	int ordinal = 1;
	for (int i = 0; i < number - 1; i++)
		ordinal += str_equals(c->items[i].answer, answer);
	return ordinal;
}

static uint64_t hash_answer(uint64_t seed, const Clozes *c, int number)
{
	Buf ordinal = {0};
	buf_printf(&ordinal, "%d", ordinal_of(c, number));
	uint64_t hash = hash_normalised(seed, c->items[number - 1].answer);
	hash = ident_hash(hash, buf_str(&ordinal));
	buf_release(&ordinal);
	return hash;
}

static uint64_t hash_frame(Str question, const Clozes *c)
{
	Buf frame = {0};
	size_t at = 0;
	for (size_t i = 0; i < c->n; i++) {
		buf_append(&frame, str_slice(question, at, c->items[i].begin));
		buf_append_z(&frame, "{{}}");
		at = c->items[i].end;
	}
	buf_append(&frame, str_skip(question, at));
	uint64_t hash = hash_normalised(0, buf_str(&frame));
	buf_release(&frame);
	return hash;
}

uint64_t fingerprint_of_cloze(uint64_t question, const Clozes *c, int number)
{
	return hash_answer(question, c, number);
}

CardIdentity card_identify(Str question, int cloze)
{
	CardIdentity identity = {.fingerprint = hash_normalised(0, question)};
	if (cloze == 0)
		return identity;
	Clozes c;
	clozes_locate(&c, question);
	if ((size_t)cloze <= c.n) {
		identity.fingerprint = fingerprint_of_cloze(identity.fingerprint, &c, cloze);
		identity.answer = hash_answer(0, &c, cloze);
		identity.frame = hash_answer(hash_frame(question, &c), &c, cloze);
	}
	clozes_release(&c);
	return identity;
}
