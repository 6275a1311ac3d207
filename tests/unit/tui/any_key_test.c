// Any keys at any sizes: views survive, and draw the same state alike.
#include "tests.h"

static uint32_t random_next(uint32_t *seed)
{
	*seed ^= *seed << 13;
	*seed ^= *seed >> 17;
	*seed ^= *seed << 5;
	return *seed;
}

static Key random_key(const KeyMap *keys, uint32_t *seed)
{
	if (random_next(seed) % 8 == 0)
		return random_next(seed) % (KEYS_WHEEL_DOWN + 1);
	return keys->items[random_next(seed) % keys->n].key;
}

static void press_and_draw(Fixture *f, uint32_t *seed)
{
	Err err = {0};
	bool is_done = false;
	f->view->class->update(f->view, random_key(&f->keys, seed), &err);
	if (random_next(seed) % 2 == 0)
		f->view->class->idle(f->view, &is_done, &err);
	assert_int_equal(err.kind, ERR_NONE);
	fixture_draw(f, 1 + (int)(random_next(seed) % 30), 1 + (int)(random_next(seed) % 100));
}

static void views_survive_any_keys(void **state)
{
	(void)state;
	static const char *const presets[] = {"keys: anki", "keys: sm2", "keys: logseq"};
	uint32_t seed = 5;
	for (int round = 0; round < 12; round++) {
		Fixture f;
		fixture_open(&f, presets[round / 4]);
		fixture_add_examples(&f);
		SessionOptions options = session_defaults;
		options.is_cram = round == 4;
		if (round % 4 == 0)
			fixture_review_as(&f, &options);
		else if (round % 4 == 1)
			fixture_home(&f);
		else if (round % 4 == 2)
			fixture_stats(&f);
		else
			fixture_browse(&f);
		for (int i = 0; i < 300; i++)
			press_and_draw(&f, &seed);
		fixture_close(&f);
	}
}

const struct CMUnitTest any_key_tests[] = {
	cmocka_unit_test(views_survive_any_keys),
};
const size_t any_key_tests_n = HARNESS_COUNT(any_key_tests);
