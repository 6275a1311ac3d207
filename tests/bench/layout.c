// A card of a page, with every kind of content, as lines.
#include "bench.h"

#include <locale.h>
#include <md4c.h>
#include <stdio.h>
#include <stdlib.h>
#include "recto/base/buf.h"
#include "recto/render/markdown.h"

enum { RUNS = 201, WIDTH = 80, PIECE = 4096 };

static void append_file(const char *path, Buf *out)
{
	char piece[PIECE];
	FILE *f = fopen(path, "r");
	if (!f) {
		perror(path);
		exit(1);
	}
	for (size_t n; (n = fread(piece, 1, sizeof piece, f)) > 0;)
		buf_append(out, str_make(piece, n));
	buf_append_z(out, "\n\n");
	fclose(f);
}

static int ignore_block(MD_BLOCKTYPE type, void *detail, void *context)
{
	(void)type, (void)detail, (void)context;
	return 0;
}

static int ignore_span(MD_SPANTYPE type, void *detail, void *context)
{
	(void)type, (void)detail, (void)context;
	return 0;
}

static int ignore_text(MD_TEXTTYPE type, const MD_CHAR *p, MD_SIZE n, void *context)
{
	(void)type, (void)p, (void)n, (void)context;
	return 0;
}

static double time_layout(Str text)
{
	Lines lines = {0};
	double before = measure_now();
	render_markdown(text, WIDTH, &lines);
	double took = measure_now() - before;
	lines_release(&lines);
	return took;
}

static double time_parser(Str text)
{
	const MD_PARSER parser = {.flags = MD_FLAG_TABLES,
		.enter_block = ignore_block,
		.leave_block = ignore_block,
		.enter_span = ignore_span,
		.leave_span = ignore_span,
		.text = ignore_text};
	double before = measure_now();
	md_parse(text.p, (MD_SIZE)text.n, &parser, NULL);
	return measure_now() - before;
}

void layout_measure(BenchRow *row)
{
	static const char *const files[] = {"tests/render/inline.md", "tests/render/lists.md",
		"tests/render/tables.md", "tests/render/code.md", "tests/render/math.md",
		"tests/render/scripts.md"};
	double times[RUNS];
	double floors[RUNS];
	Buf text = {0};
	setlocale(LC_CTYPE, "C.UTF-8");
	for (size_t i = 0; i < sizeof files / sizeof *files; i++)
		append_file(files[i], &text);
	for (int i = 0; i < RUNS; i++) {
		times[i] = time_layout(buf_str(&text));
		floors[i] = time_parser(buf_str(&text));
	}
	row("a card of 90 lines laid out | md4c alone", measure_median(times, RUNS),
		measure_median(floors, RUNS));
	buf_release(&text);
}
