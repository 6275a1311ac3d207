#include "recto/base/ident.h"
#include "recto/base/utf8.h"
#include "recto/base/vec.h"
#include "recto/card/card.h"
#include "similarity_local.h"

enum { TOKENS_MAX = 400 }; // of a question or an answer

// What a token counts beside a word of the same rarity.
#define SHARE_WORD 1.0
#define SHARE_CHARACTER 0.7
#define SHARE_PAIR 0.3
#define SHARE_SIGN 0.3
#define SHARE_STOP 0.05

typedef enum LetterKind {
	LETTER_BLANK,
	LETTER_WORD,  // of a script that parts words by blanks, and digits
	LETTER_WHOLE, // of one that does not
	LETTER_SIGN,
	LETTER_STOP, // ends or parts sentences
} LetterKind;

typedef struct CodeRange {
	uint32_t from, to;
	LetterKind kind;
} CodeRange;

// Sorted; all other code points from U+0080 are letters of words.
static const CodeRange ranges[] = {
	{0x80, 0xA0, LETTER_BLANK},
	{0xA1, 0xA9, LETTER_SIGN},
	{0xAB, 0xB1, LETTER_SIGN},
	{0xB4, 0xB4, LETTER_SIGN},
	{0xB6, 0xB8, LETTER_SIGN},
	{0xBB, 0xBB, LETTER_SIGN},
	{0xBF, 0xBF, LETTER_STOP},
	{0xD7, 0xD7, LETTER_SIGN},
	{0xF7, 0xF7, LETTER_SIGN},
	{0x0E00, 0x0EFF, LETTER_WHOLE}, // Thai, Lao
	{0x1000, 0x109F, LETTER_WHOLE}, // Burmese
	{0x1100, 0x11FF, LETTER_WHOLE}, // Korean
	{0x1780, 0x17FF, LETTER_WHOLE}, // Khmer
	{0x2000, 0x200F, LETTER_BLANK},
	{0x2010, 0x2027, LETTER_STOP},
	{0x2028, 0x202F, LETTER_BLANK},
	{0x2030, 0x205E, LETTER_SIGN},
	{0x205F, 0x206F, LETTER_BLANK},
	{0x2190, 0x2BFF, LETTER_SIGN}, // arrows, mathematics, shapes
	{0x2E80, 0x2FFF, LETTER_WHOLE},
	{0x3000, 0x3000, LETTER_BLANK},
	{0x3001, 0x3002, LETTER_STOP},
	{0x3003, 0x3004, LETTER_SIGN},
	{0x3005, 0x3007, LETTER_WHOLE},
	{0x3008, 0x303F, LETTER_STOP},
	{0x3040, 0x31FF, LETTER_WHOLE}, // Japanese, Bopomofo, Korean
	{0x3200, 0x33FF, LETTER_SIGN},
	{0x3400, 0x9FFF, LETTER_WHOLE}, // Chinese
	{0xA000, 0xA4CF, LETTER_WHOLE},
	{0xAC00, 0xD7FF, LETTER_WHOLE}, // Korean
	{0xF900, 0xFAFF, LETTER_WHOLE},
	{0xFF01, 0xFF0F, LETTER_STOP},
	{0xFF1A, 0xFF20, LETTER_STOP},
	{0xFF3B, 0xFF40, LETTER_STOP},
	{0xFF5B, 0xFF65, LETTER_STOP},
	{0xFF66, 0xFFDC, LETTER_WHOLE},
	{0x1F000, 0x1FAFF, LETTER_SIGN},
	{0x20000, 0x3FFFF, LETTER_WHOLE},
};

static bool is_ascii_word(uint32_t code)
{
	return (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z') ||
	       (code >= '0' && code <= '9');
}

static LetterKind kind_of(uint32_t code)
{
	if (code < 0x80) {
		if (is_ascii_word(code))
			return LETTER_WORD;
		if (code <= ' ' || code == 0x7F)
			return LETTER_BLANK;
		return strchr(".,;:?!\"'()[]#", (int)code) ? LETTER_STOP : LETTER_SIGN;
	}
	size_t low = 0;
	for (size_t high = sizeof ranges / sizeof *ranges; low < high;) {
		size_t middle = low + (high - low) / 2;
		if (ranges[middle].to < code)
			low = middle + 1;
		else
			high = middle;
	}
	bool is_listed = low < sizeof ranges / sizeof *ranges && ranges[low].from <= code;
	return is_listed ? ranges[low].kind : LETTER_WORD;
}

enum { NEAR_SHORT = 3, NEAR_MIN = 4, NEAR_LONG = 8, NEAR_MAX = 32 }; // letters

// 0 where it cannot be misspelt: in numbers and short words each letter counts.
static uint32_t letters_of(Str word)
{
	uint32_t set = 0;
	size_t n = 0;
	for (uint32_t code; word.n > 0; n++) {
		word = str_skip(word, utf8_decode(word, &code));
		if (code >= '0' && code <= '9')
			return 0;
		set |= 1u << (code & 31);
	}
	return n >= NEAR_SHORT && n <= NEAR_MAX ? set : 0;
}

static SimilarityToken make_token(
	const Similarity *s, size_t from, size_t to, TokensOf of, double share)
{
	return (SimilarityToken){
		.hash = ident_hash((uint64_t)of + 1, str_slice(buf_str(&s->letters), from, to)),
		.at = (uint32_t)from,
		.n = (uint32_t)(to - from),
		.share = share,
	};
}

// The end of the word that begins at `at`.
static size_t word_end(Str text, size_t at)
{
	uint32_t code;
	size_t length;
	while ((length = utf8_decode(str_skip(text, at), &code)) > 0 &&
		kind_of(code) == LETTER_WORD)
		at += length;
	return at;
}

static double share_of(LetterKind kind)
{
	switch (kind) {
	case LETTER_BLANK:
		return 0;
	case LETTER_WORD:
		return SHARE_WORD;
	case LETTER_WHOLE:
		return SHARE_CHARACTER;
	case LETTER_SIGN:
		return SHARE_SIGN;
	case LETTER_STOP:
		return SHARE_STOP;
	}
	return 0;
}

static void add_token(Similarity *s, size_t from, size_t to, TokensOf of, LetterKind kind)
{
	SimilarityToken token = make_token(s, from, to, of, share_of(kind));
	if (kind == LETTER_WORD)
		token.letters = letters_of(str_slice(buf_str(&s->letters), from, to));
	VEC_PUSH(&s->tokens, token);
}

static void add_pair(Similarity *s, size_t from, size_t to, TokensOf of)
{
	SimilarityToken token = make_token(s, from, to, of, SHARE_PAIR);
	token.is_pair = true;
	VEC_PUSH(&s->tokens, token);
}

void tokens_add(Similarity *s, Str text, TokensOf of)
{
	size_t first = s->tokens.n;
	size_t at = s->letters.n;
	size_t before = SIZE_MAX; // where the character before began
	card_append_normalised(text, &s->letters);
	while (at < s->letters.n && s->tokens.n - first < TOKENS_MAX) {
		uint32_t code;
		size_t to = at + utf8_decode(str_skip(buf_str(&s->letters), at), &code);
		LetterKind kind = kind_of(code);
		if (kind == LETTER_WORD)
			to = word_end(buf_str(&s->letters), at);
		if (kind != LETTER_BLANK)
			add_token(s, at, to, of, kind);
		if (kind == LETTER_WHOLE && before != SIZE_MAX)
			add_pair(s, before, to, of);
		before = kind == LETTER_WHOLE ? at : SIZE_MAX;
		at = to;
	}
}

// -- misspelt words ------------------------------------------------------------------------------

static int min3(int a, int b, int c)
{
	int least = a < b ? a : b;
	return least < c ? least : c;
}

typedef struct Word {
	uint32_t letters[NEAR_MAX];
	int n;
} Word;

static Word word_of(Str text)
{
	Word word = {.n = 0};
	while (text.n > 0)
		text = str_skip(text, utf8_decode(text, &word.letters[word.n++]));
	return word;
}

typedef int Row[NEAR_MAX + 2];

// Fills row i, as far as its letter may find its like, and returns the least number in it.
static int fill_row(Row rows[3], int i, const Word *a, const Word *b, int most)
{
	int *row = rows[i % 3];
	const int *above = rows[(i - 1) % 3];
	const int *second = rows[(i + 1) % 3];
	int from = i > most ? i - most : 1;
	int to = i + most < b->n ? i + most : b->n;
	int least = row[from - 1] = from > 1 ? most + 1 : i;
	for (int k = from; k <= to; k++) {
		bool is_same = a->letters[i - 1] == b->letters[k - 1];
		row[k] = min3(row[k - 1] + 1, above[k] + 1, above[k - 1] + !is_same);
		bool is_swap = i > 1 && k > 1 && a->letters[i - 1] == b->letters[k - 2] &&
			       a->letters[i - 2] == b->letters[k - 1];
		if (is_swap && second[k - 2] + 1 < row[k])
			row[k] = second[k - 2] + 1;
		least = row[k] < least ? row[k] : least;
	}
	row[to + 1] = most + 1;
	return least;
}

// Letters to add, drop, replace or swap with the next one; of more than `most`, some number above
// it. So no letter finds its like further off than that, and a row that is all above it ends it.
static int distance(const Word *a, const Word *b, int most)
{
	Row rows[3];
	for (int k = 0; k <= b->n + 1; k++)
		rows[0][k] = k;
	for (int i = 1; i <= a->n; i++)
		if (fill_row(rows, i, a, b, most) > most)
			return most + 1;
	return rows[a->n % 3][b->n];
}

// Pairs of characters of which one was replaced.
static double pair_nearness(Str x, Str y)
{
	uint32_t first, other;
	size_t x_first = utf8_decode(x, &first);
	size_t y_first = utf8_decode(y, &other);
	bool is_half = first == other || str_equals(str_skip(x, x_first), str_skip(y, y_first));
	return is_half ? 0.5 : 0;
}

static bool differ_in_more(uint32_t a, uint32_t b, int most)
{
	uint32_t left = a ^ b;
	for (int i = 0; i < most; i++)
		left &= left - 1;
	return left != 0;
}

static double word_nearness(Str x, Str y)
{
	Word a = word_of(x);
	Word b = word_of(y);
	int longer = a.n > b.n ? a.n : b.n;
	int shorter = a.n > b.n ? b.n : a.n;
	int most = longer < NEAR_LONG ? 1 : 2;
	// Short words of the same length are mostly two words.
	if (longer < NEAR_MIN || longer - shorter > most)
		return 0;
	int d = distance(&a, &b, most);
	return d <= most ? 1 - (double)d / longer : 0;
}

double tokens_nearness(const Similarity *s, const SimilarityToken *a, const SimilarityToken *b)
{
	bool are_pairs = a->is_pair && b->is_pair;
	// Bytes, at least as many as letters: this only leaves out what cannot be near.
	int most = a->n < NEAR_LONG && b->n < NEAR_LONG ? 1 : 2;
	bool are_words = a->letters != 0 && b->letters != 0 &&
			 !differ_in_more(a->letters, b->letters, 2 * most);
	if (!are_pairs && !are_words)
		return 0;
	Str x = str_slice(buf_str(&s->letters), a->at, a->at + a->n);
	Str y = str_slice(buf_str(&s->letters), b->at, b->at + b->n);
	return are_pairs ? pair_nearness(x, y) : word_nearness(x, y);
}
