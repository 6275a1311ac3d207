// Any bytes as a configuration: taken, or refused with file, line and column.
#include <assert.h>
#include <stdint.h>

#include "recto/base/str.h"
#include "recto/config/config.h"
#include "recto/review/action.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_settings(const GraphSettings *s)
{
	assert(s->new_per_day >= 0 && s->reviews_per_day >= 0);
	assert(s->max_interval >= 1 && s->max_interval <= 36500);
}

static void check_values(const Config *c)
{
	assert(c->day_starts_at >= 0 && c->day_starts_at <= 23 && c->leech_at >= 0);
	check_settings(&c->defaults);
	for (size_t i = 0; i < c->n_graphs; i++) {
		assert(c->graphs[i].root.n > 0);
		check_settings(&c->graphs[i].settings);
		check_settings(config_for_graph(c, c->graphs[i].root));
	}
}

static void check_keys(const Config *c, Err *err)
{
	KeyMap keys = {0};
	assert(keymap_init(&keys, c, err) || err->kind == ERR_IO);
	keymap_release(&keys);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	Config c;
	Err err = {0};
	config_init(&c);
	if (config_parse(&c, str_make((const char *)data, size), STR("/etc/recto.yaml"), &err)) {
		check_values(&c);
		check_keys(&c, &err);
	} else {
		assert(err.kind == ERR_IO &&
			str_starts_with(str_from_z(err.text), STR("/etc/recto.yaml:")));
	}
	err_clear(&err);
	config_release(&c);
	return 0;
}
