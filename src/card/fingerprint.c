// By what a card is known again.
#include "recto/card/card.h"

#include "recto/base/ident.h"
#include "recto/base/utf8.h"
#include "cloze_local.h"

// Up to the next blank; of what is no ASCII every character may be one.
static size_t word_length(Str s)
{
	size_t n = 0;
	while (n < s.n &&
		((s.p[n] > ' ' && s.p[n] < 0x7F) || outline_blank_length(str_skip(s, n)) == 0))
		n++;
	return n;
}

void card_append_normalised(Str question, Buf *out)
{
	Buf folded = {0};
	size_t start = out->n;
	bool is_blank = false;
	utf8_append_folded(&folded, question);
	for (Str rest = buf_str(&folded); rest.n > 0;) {
		size_t n = word_length(rest);
		if (n > 0 && is_blank && out->n > start)
			buf_append_char(out, ' ');
		buf_append(out, str_head(rest, n));
		is_blank = n < rest.n;
		rest = str_skip(rest, n + outline_blank_length(str_skip(rest, n)));
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

// -- cards ---------------------------------------------------------------------------------------

void card_identifier_release(CardIdentifier *i)
{
	buf_release(&i->question);
	clozes_release(&i->clozes);
	*i = (CardIdentifier){0};
}

static void fill(CardIdentifier *i, Str question)
{
	card_identifier_release(i);
	i->is_filled = true;
	buf_append(&i->question, question);
	i->whole = hash_normalised(0, question);
	clozes_locate(&i->clozes, buf_str(&i->question));
	i->frame = hash_frame(question, &i->clozes);
}

CardIdentity card_identifier_find(CardIdentifier *i, Str question, int cloze)
{
	if (cloze == 0)
		return (CardIdentity){.fingerprint = hash_normalised(0, question)};
	if (!i->is_filled || !str_equals(question, buf_str(&i->question)))
		fill(i, question);
	if ((size_t)cloze > i->clozes.n)
		return (CardIdentity){.fingerprint = i->whole};
	return (CardIdentity){
		.fingerprint = fingerprint_of_cloze(i->whole, &i->clozes, cloze),
		.answer = hash_answer(0, &i->clozes, cloze),
		.frame = hash_answer(i->frame, &i->clozes, cloze),
	};
}

CardIdentity card_identify(Str question, int cloze)
{
	CardIdentifier i = {0};
	CardIdentity identity = card_identifier_find(&i, question, cloze);
	card_identifier_release(&i);
	return identity;
}
