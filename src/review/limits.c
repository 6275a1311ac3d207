#include "local.h"

#include "recto/store/sources.h"

static int64_t left_of(int limit, int64_t done)
{
	if (limit == 0)
		return INT64_MAX;
	return done < limit ? limit - done : 0;
}

static bool read_left(LimitLeft *left, const Desk *d, const StoreMoment *m, int new_per_day,
	int reviews_per_day, Err *err)
{
	left->due = left->new_ = INT64_MAX;
	if (new_per_day == 0 && reviews_per_day == 0)
		return true;
	DayCounts done;
	if (!store_count_day(d->store, m, left->graph, &done, err))
		return false;
	left->new_ = left_of(new_per_day, done.new_cards);
	left->due = left_of(reviews_per_day, done.reviews - done.new_cards);
	return true;
}

// The configuration's entry for a graph; NULL when it has none.
static const GraphConfig *find_graph(const Config *c, Str root)
{
	const GraphSettings *settings = config_for_graph(c, root);
	for (size_t i = 0; i < c->n_graphs; i++)
		if (&c->graphs[i].settings == settings)
			return &c->graphs[i];
	return NULL;
}

static void add_graph(Limits *l, const LimitLeft *left)
{
	l->graphs[l->n_graphs++] = *left;
	if (left->due == 0)
		l->full_due[l->n_full_due++] = left->graph;
	if (left->new_ == 0)
		l->full_new[l->n_full_new++] = left->graph;
}

static bool read_graph(
	Limits *l, const Desk *d, const StoreMoment *m, const StoredGraph *graph, Err *err)
{
	const GraphConfig *own = find_graph(d->config, graph->root);
	if (!own || (!own->limits_new && !own->limits_reviews))
		return true;
	LimitLeft left = {.graph = graph->id};
	int new_per_day = own->limits_new ? own->settings.new_per_day : 0;
	int reviews_per_day = own->limits_reviews ? own->settings.reviews_per_day : 0;
	if (!read_left(&left, d, m, new_per_day, reviews_per_day, err))
		return false;
	add_graph(l, &left);
	return true;
}

static bool read_graphs(Limits *l, const Desk *d, const StoreMoment *m, Err *err)
{
	StoredGraph *graphs;
	size_t n;
	if (!store_list_graphs(d->store, &l->arena, &graphs, &n, err))
		return false;
	l->graphs = ARENA_ARRAY(&l->arena, LimitLeft, n);
	l->full_due = ARENA_ARRAY(&l->arena, int64_t, n);
	l->full_new = ARENA_ARRAY(&l->arena, int64_t, n);
	for (size_t i = 0; i < n; i++)
		if (!read_graph(l, d, m, &graphs[i], err))
			return false;
	return true;
}

bool limits_read(Limits *l, const Desk *d, const StoreMoment *m, Err *err)
{
	*l = (Limits){0};
	const GraphSettings *over_all = &d->config->defaults;
	return read_left(&l->all, d, m, over_all->new_per_day, over_all->reviews_per_day, err) &&
	       (d->config->n_graphs == 0 || read_graphs(l, d, m, err));
}

void limits_release(Limits *l)
{
	arena_release(&l->arena);
}

void limits_set_new(Limits *l, int64_t left)
{
	l->all.new_ = left;
	l->n_full_new = 0;
	for (size_t i = 0; i < l->n_graphs; i++)
		l->graphs[i].new_ = INT64_MAX;
}

static int64_t cut(int64_t count, int64_t left)
{
	return count < left ? count : left;
}

bool limits_count(const Limits *l, Store *s, const QueueQuery *query, QueueCounts *out, Err *err)
{
	QueueQuery q = *query;
	q.full_graphs = NULL;
	q.n_full_graphs = 0;
	QueueCounts all;
	if (!store_count_queue(s, &q, &all, err))
		return false;
	*out = all;
	for (size_t i = 0; i < l->n_graphs; i++) {
		const LimitLeft *left = &l->graphs[i];
		q.full_graphs = &left->graph;
		q.n_full_graphs = 1;
		QueueCounts others;
		if (!store_count_queue(s, &q, &others, err))
			return false;
		int64_t due = all.due - others.due;
		int64_t new_ = all.new_ - others.new_;
		out->due -= due - cut(due, left->due);
		out->new_ -= new_ - cut(new_, left->new_);
	}
	out->due = cut(out->due, l->all.due);
	out->new_ = cut(out->new_, l->all.new_);
	return true;
}
