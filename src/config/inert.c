// What the file asks for and this release does not do yet.
#include "recto/config/config.h"

static bool wants_write_back(const GraphSettings *s)
{
	return s->write_back;
}

// The keys per graph that are inert in the table of keys.
static const struct Wish {
	const char *text;
	bool (*is_there)(const GraphSettings *s);
} wishes[] = {
	{"write_back: true", wants_write_back},
};

static bool is_anywhere(const Config *c, const struct Wish *wish)
{
	bool is_there = wish->is_there(&c->defaults);
	for (size_t i = 0; i < c->n_graphs && !is_there; i++)
		is_there = wish->is_there(&c->graphs[i].settings);
	return is_there;
}

void config_append_inert(const Config *c, Buf *out)
{
	const char *between = "";
	for (size_t i = 0; i < sizeof wishes / sizeof *wishes; i++) {
		if (!is_anywhere(c, &wishes[i]))
			continue;
		buf_printf(out, "%s`%s`", between, wishes[i].text);
		between = ", ";
	}
}
