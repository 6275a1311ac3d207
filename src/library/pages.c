#include "recto/library/pages.h"

#include "reading.h"
#include "walk.h"

// What an import has as well, but the store.
typedef struct Reading {
	const LibraryPagesOptions *options;
	Talk talk;
	Graphs graphs;
	Roots roots;
	Walk walk;
} Reading;

static bool collect(Reading *r, Err *err)
{
	const StoredSources nothing = {0};
	const RootsWanted wanted = {
		.paths = r->options->paths,
		.n_paths = r->options->n_paths,
		.sources = &nothing,
		.config = r->options->config,
	};
	bool is_whole = roots_collect(&r->roots, &wanted, &r->graphs, err);
	for (size_t i = 0; i < r->roots.n; i++)
		walk_add_root(&r->walk, &r->roots.items[i]);
	while (walk_step(&r->walk))
		continue;
	return is_whole;
}

static bool visit(Reading *r, const Found *found)
{
	Err problem = {0};
	Buf bytes = {0};
	bool goes_on = true;
	if (file_read(found->path.p, PAGE_SIZE_MAX, &bytes, NULL, &problem)) {
		const LibraryPage page = {
			.path = found->path,
			.info = reading_info(found),
			.source = buf_str(&bytes),
		};
		goes_on = r->options->visit(r->options->context, &page);
	} else {
		talk_err(&r->talk, found->path, &problem);
	}
	buf_release(&bytes);
	return goes_on;
}

bool library_read_pages(const LibraryPagesOptions *options, Err *err)
{
	Reading r = {.options = options, .talk.to = options->talk};
	r.graphs.config = options->config;
	r.graphs.talk = &r.talk;
	r.walk.graphs = &r.graphs;
	r.walk.talk = &r.talk;
	bool is_whole = collect(&r, err);
	for (size_t i = 0; i < r.walk.n; i++)
		if (r.walk.items[i].is_stamped && !visit(&r, &r.walk.items[i]))
			break;
	walk_release(&r.walk);
	roots_release(&r.roots);
	graphs_release(&r.graphs);
	return is_whole;
}
