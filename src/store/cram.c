#include "recto/store/cram.h"

#include "select.h"
#include "words.h"

#define WAS_PRACTISED(e) e ".id > ? AND " e ".kind = " KIND_CRAM " AND NOT " IS_UNDONE(e)

// -- conditions -----------------------------------------------------------------------------------

static bool asks_for(const CramQuery *query, FilterIs is)
{
	return query->filter && filter_mentions(query->filter, is);
}

static bool add_conditions(Select *q, const CramQuery *query, Err *err)
{
	if (!asks_for(query, IS_SUSPENDED))
		select_add(q, " AND NOT card.is_suspended");
	if (!asks_for(query, IS_BURIED)) {
		select_add(q, " AND card.buried_until <= ?");
		select_int(q, query->moment.today);
	}
	if (query->card != 0) {
		select_add(q, " AND card.id = ?");
		select_int(q, query->card);
	}
	select_add(q, " AND ");
	return select_add_filter(q, query->filter, &query->moment, err);
}

static bool add_first_conditions(Select *q, const CramQuery *query, Err *err)
{
	select_add(q, " AND card.id NOT IN (SELECT card FROM log WHERE " WAS_PRACTISED("log") ")");
	select_int(q, query->since);
	return add_conditions(q, query, err);
}

// -- the first time -------------------------------------------------------------------------------

// Cards that have a due instant, and those that have none.
typedef enum Part { PART_SEEN, PART_NEW } Part;

// Each queue comes row by row out of the index card_queue, and SQLite merges them.
static bool add_queue(
	Select *q, const CramQuery *query, const char *queue, const char *phase, Err *err)
{
	if (q->sql.n > 0)
		select_add(q, " UNION ALL ");
	select_add(q, "SELECT id, due, title_key, line, ");
	if (query->order == STORE_ORDER_RANDOM) {
		select_add(q, "recto_shuffle(id, ?)");
		select_int(q, query->moment.today);
	} else {
		select_add(q, "0");
	}
	select_add(q, " AS chance FROM card WHERE queue = ");
	select_add(q, queue);
	select_add(q, phase);
	return add_first_conditions(q, query, err);
}

static bool add_part(Select *q, const CramQuery *query, Part part, Err *err)
{
	bool is_new = part == PART_NEW;
	const char *phase = is_new ? " AND phase = 0" : " AND phase <> 0";
	bool is_good = is_new ? add_queue(q, query, QUEUE_NEW, "", err)
			      : add_queue(q, query, QUEUE_DAY, "", err) &&
					add_queue(q, query, QUEUE_INSTANT, "", err);
	if (is_good && asks_for(query, IS_SUSPENDED))
		is_good = add_queue(q, query, QUEUE_SUSPENDED, phase, err);
	if (is_good && asks_for(query, IS_GONE))
		is_good = add_queue(q, query, QUEUE_GONE, phase, err);
	return is_good;
}

// None of the new cards is due, so that their order is that of the pages.
static bool add_by_due(Select *q, const CramQuery *query, Part part, Err *err)
{
	if (!add_part(q, query, part, err))
		return false;
	select_add(q, " ORDER BY due, title_key, line, id LIMIT 1");
	return true;
}

bool select_add_cram_seen(Select *q, const CramQuery *query, Err *err)
{
	return add_by_due(q, query, PART_SEEN, err);
}

bool select_add_cram_new(Select *q, const CramQuery *query, Err *err)
{
	return add_by_due(q, query, PART_NEW, err);
}

static bool add_all(Select *q, const CramQuery *query, Err *err)
{
	if (!add_part(q, query, PART_SEEN, err) || !add_part(q, query, PART_NEW, err))
		return false;
	bool is_random = query->order == STORE_ORDER_RANDOM;
	select_add(q, is_random ? " ORDER BY chance, id LIMIT 1"
				: " ORDER BY title_key, line, id LIMIT 1");
	return true;
}

// -- once more ------------------------------------------------------------------------------------

// The last score of a card in the session, where it was too low.
static bool add_again(Select *q, const CramQuery *query, Err *err)
{
	select_add(
		q, " FROM log CROSS JOIN card ON card.id = log.card WHERE " WAS_PRACTISED("log"));
	select_int(q, query->since);
	select_add(q, " AND log.score < " BELOW_DRILL);
	select_add(q, " AND NOT EXISTS (SELECT 1 FROM log AS later WHERE later.card = log.card"
		      " AND " WAS_PRACTISED("later") " AND later.id > log.id)");
	select_int(q, query->since);
	return add_conditions(q, query, err);
}

bool select_add_cram_again(Select *q, const CramQuery *query, Err *err)
{
	select_add(q, "SELECT log.card");
	if (!add_again(q, query, err))
		return false;
	select_add(q, " ORDER BY log.id LIMIT 1");
	return true;
}

// -- counts ---------------------------------------------------------------------------------------

static bool add_first_count(Select *q, const CramQuery *query, Err *err)
{
	select_add(q, "SELECT count(*) FROM card WHERE 1");
	return add_first_conditions(q, query, err);
}

static bool add_again_count(Select *q, const CramQuery *query, Err *err)
{
	select_add(q, "SELECT count(*)");
	return add_again(q, query, err);
}

// -- asking ---------------------------------------------------------------------------------------

typedef bool AddSelect(Select *q, const CramQuery *query, Err *err);

static bool run_for_int(Store *s, const CramQuery *query, AddSelect *add, int64_t *out, Err *err)
{
	*out = 0;
	Select q = {0};
	bool is_fine = add(&q, query, err) && select_run_int(&q, s, out, err);
	select_release(&q);
	return is_fine;
}

bool store_next_cram(Store *s, const CramQuery *q, int64_t *card, Err *err)
{
	if (q->order != STORE_ORDER_DUE)
		return run_for_int(s, q, add_all, card, err);
	if (!run_for_int(s, q, select_add_cram_seen, card, err))
		return false;
	return *card != 0 || run_for_int(s, q, select_add_cram_new, card, err);
}

bool store_next_cram_again(Store *s, const CramQuery *q, int64_t *card, Err *err)
{
	return run_for_int(s, q, select_add_cram_again, card, err);
}

bool store_count_cram(Store *s, const CramQuery *q, CramCounts *out, Err *err)
{
	return run_for_int(s, q, add_first_count, &out->first, err) &&
	       run_for_int(s, q, add_again_count, &out->again, err);
}
