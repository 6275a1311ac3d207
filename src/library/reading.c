#include "reading.h"

#include <stdlib.h>

#include "recto/base/path.h"
#include "recto/base/vec.h"
#include "recto/store/writes.h"
#include "dangling.h"
#include "meeting.h"

// -- is it the same? -----------------------------------------------------------------------------

enum { RACE_MS = 2000 };

bool reading_stamp_tells(const FileStamp *stamp, Instant looked_at)
{
	return stamp->ctime_ns / 1000000 + RACE_MS <= looked_at;
}

static bool hash_bytes(Import *im, Found *found)
{
	if (found->is_hashed)
		return true;
	buf_clear(&im->bytes);
	if (!file_read(found->path.p, PAGE_SIZE_MAX, &im->bytes, NULL, NULL))
		return false;
	found->hash = file_hash(buf_str(&im->bytes));
	return found->is_hashed = true;
}

bool reading_is_unchanged(Import *im, Found *found, const StoredPage *known)
{
	if (known->is_gone || known->reading != found->graph->reading)
		return false;
	if (!file_stamp_equals(&found->stamp, &known->stamp))
		return false;
	return reading_stamp_tells(&known->stamp, known->read_at) ||
	       (hash_bytes(im, found) && found->hash == known->hash);
}

// -- reading -------------------------------------------------------------------------------------

PageInfo reading_info(const Found *found)
{
	const Graph *graph = found->graph;
	const GraphSettings *settings = graph->settings;
	Str file_name = path_base(found->path);
	return (PageInfo){
		.file_name = file_name,
		.in_graph = graph->is_logseq,
		.file_names = graph->options.file_names,
		.place = graph_place_of(graph, found->path),
		.hidden_properties = graph->options.hidden_properties,
		.format = outline_format_of_name(file_name),
		.body = settings->body,
		.cloze = settings->cloze,
		.templates = settings->templates,
		.refs = graph->options.refs,
	};
}

// A page that vanished with the same bytes: this one is it, under another name, of the same graph
// rather than of another one.
static const StoredPage *find_former(Import *im, const StoredPage *page)
{
	size_t low = 0;
	for (size_t high = im->missing.n; low < high;) {
		size_t middle = low + (high - low) / 2;
		if (im->missing.items[middle].page->hash < page->hash)
			low = middle + 1;
		else
			high = middle;
	}
	MissingPage *best = NULL;
	for (; low < im->missing.n && im->missing.items[low].page->hash == page->hash; low++) {
		MissingPage *missing = &im->missing.items[low];
		bool is_better = !best || (best->page->graph != page->graph &&
						  missing->page->graph == page->graph);
		if (!missing->is_renamed && is_better)
			best = missing;
	}
	if (!best)
		return NULL;
	best->is_renamed = true;
	return best->page;
}

// Until it was read its cards counted as unchanged.
static void count_page(ImportReport *report, const StoredPage *known, int64_t cards)
{
	bool was_there = known && !known->is_gone;
	report->pages += !was_there;
	report->cards += cards;
	if (!was_there)
		return;
	report->cards -= known->cards;
	report->unchanged -= known->cards;
}

static bool take_text(
	Import *im, const Found *found, const StoredPage *known, StoredPage *page, Err *err)
{
	Outline outline;
	Cards cards;
	PageInfo info = reading_info(found);
	outline_parse(&outline, buf_str(&im->bytes), info.format);
	cards_read(&cards, &outline, &info);
	page->title = cards.title;
	page->title_key = cards.title_key;
	page->is_journal = cards.is_journal;
	page->journal_day = cards.journal_day;
	count_page(&im->report, known, (int64_t)cards.n);
	page->cards = (int64_t)cards.n;
	const StoredPage *from = known && !known->is_gone ? NULL : find_former(im, page);
	bool is_done = store_put_page(im->store, page, err) &&
		       store_set_page_aliases(im->store, page->id, cards.aliases, err) &&
		       store_set_page_blocks(im->store, page->id, cards.block_ids, err);
	if (is_done) {
		Place place = {page->id, found->graph, found->path};
		bool is_same = from || (known && known->hash == page->hash);
		is_done = meeting_take_cards(im, &place, &cards, known, from, is_same, err) &&
			  store_clear_page_write_problems(im->store, page->id, err);
		im->report.odd_pages += outline.diags.n + cards.diags.n > 0;
		talk_diags(&im->talk, found->path, &outline.diags);
		talk_diags(&im->talk, found->path, &cards.diags);
		dangling_add(im, found, &cards);
	}
	cards_release(&cards);
	outline_release(&outline);
	return is_done;
}

bool reading_take_page(Import *im, const Found *found, const StoredPage *known, Err *err)
{
	Err problem = {0};
	StoredPage page = known ? *known : (StoredPage){.path = found->path};
	page.read_at = calendar_now();
	buf_clear(&im->bytes);
	arena_reset(&im->page_arena);
	if (!file_read(found->path.p, PAGE_SIZE_MAX, &im->bytes, &page.stamp, &problem)) {
		talk_err(&im->talk, found->path, &problem);
		return true;
	}
	page.graph = found->graph->id;
	page.reading = found->graph->reading;
	page.hash = file_hash(buf_str(&im->bytes));
	page.is_gone = false;
	bool is_same_text = known && !known->is_gone && known->hash == page.hash &&
			    known->reading == page.reading;
	return is_same_text ? store_put_page(im->store, &page, err)
			    : take_text(im, found, known, &page, err);
}

bool reading_lose_page(Import *im, MissingPage *missing, Err *err)
{
	StoredPage page = *missing->page;
	StoredCard *cards;
	size_t n;
	page.is_gone = true;
	im->report.pages--;
	im->report.cards -= page.cards;
	im->report.unchanged -= page.cards;
	if (!store_put_page(im->store, &page, err))
		return false;
	if (missing->is_renamed)
		return true;
	arena_reset(&im->page_arena);
	if (!store_list_page_cards(im->store, page.id, &im->page_arena, &cards, &n, err))
		return false;
	meeting_lose_cards(im, cards, n);
	return true;
}
