// Any bytes as a page, one of its blocks edited: what is not refused has the new values, is not
// changed by the same edit again, and can be taken back. The first byte chooses format, block and
// values.
#include <assert.h>
#include <stddef.h>
#include <stdint.h>

#include "recto/outline/edit.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { KEYS = 6 };

static const char *const keys[KEYS] = {"card-last-interval", "card-repeats", "card-ease-factor",
	"card-next-schedule", "card-last-reviewed", "card-last-score"};
static const char *const values[2][KEYS] = {
	{"4", "1", "2.6", "2023-02-01T15:11:00.261Z", "2023-01-28T15:11:00.261Z", "5"},
	{"-1", "0", "2.5", "nil", "nil", "nil"},
};

static void check_values(const Outline *o, uint32_t block, const PropertyEdit edits[KEYS])
{
	for (int i = 0; i < KEYS; i++) {
		const Property *p = outline_find_property(o, &o->blocks[block], edits[i].key);
		assert(p && str_equals(p->value, edits[i].value));
	}
}

static void check_result(const Outline *o, uint32_t block, const PropertyEdit edits[KEYS], Str page)
{
	Outline after;
	Buf former = {0};
	Buf again = {0};
	outline_parse(&after, page, o->format);
	assert(after.n_blocks == o->n_blocks);
	check_values(&after, block, edits);
	bool repeated = outline_edit(&after, block, edits, KEYS, &again, NULL);
	assert(repeated && str_equals(buf_str(&again), page));
	outline_append_drawer(o, &o->blocks[block], &former);
	bool undone = outline_undo_edit(&after, block, edits, KEYS, buf_str(&former), &again, NULL);
	assert(undone && str_equals(buf_str(&again), o->source));
	buf_release(&again);
	buf_release(&former);
	outline_release(&after);
}

static void edit_block(const Outline *o, uint32_t block, const char *const tuple[KEYS])
{
	PropertyEdit edits[KEYS];
	Buf page = {0};
	for (int i = 0; i < KEYS; i++)
		edits[i] =
			(PropertyEdit){.key = str_from_z(keys[i]), .value = str_from_z(tuple[i])};
	if (outline_edit(o, block, edits, KEYS, &page, NULL))
		check_result(o, block, edits, buf_str(&page));
	buf_release(&page);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	Outline o;
	if (size == 0)
		return 0;
	uint8_t choice = data[0];
	Str page = str_make((const char *)data + 1, size - 1);
	outline_parse(&o, page, choice & 1 ? PAGE_ORG : PAGE_MARKDOWN);
	if (o.n_blocks > 0)
		edit_block(&o, (choice >> 2) % o.n_blocks, values[choice >> 1 & 1]);
	outline_release(&o);
	return 0;
}
