#include "recto/review/stage.h"

static bool has_clozes(Str text)
{
	Clozes clozes;
	clozes_find(&clozes, text);
	bool has_some = clozes.n > 0;
	clozes_release(&clozes);
	return has_some;
}

CardForm stage_form_of(const StoredCard *card)
{
	return (CardForm){
		.cloze = card->cloze,
		.has_clozes = has_clozes(card->question) || has_clozes(card->answer),
		.has_answer = card->answer.n > 0,
	};
}

// Logseq's three phases: the blocks below come before what the clozes hide.
static bool has_middle(CardForm form)
{
	return form.cloze == 0 && form.has_clozes && form.has_answer;
}

static bool hides_something(SessionPhase phase)
{
	return phase == SESSION_QUESTION || phase == SESSION_CLOZED;
}

SessionPhase stage_next(CardForm form, SessionPhase phase)
{
	if (phase == SESSION_QUESTION && has_middle(form))
		return SESSION_CLOZED;
	return hides_something(phase) ? SESSION_ANSWER : phase;
}

bool stage_next_shows_clozes(CardForm form, SessionPhase phase)
{
	bool is_last = hides_something(phase) && stage_next(form, phase) == SESSION_ANSWER;
	return is_last && form.has_clozes && (form.cloze == 0 || !form.has_answer);
}

StageView stage_view(CardForm form, SessionPhase phase)
{
	ClozeView clozes = hides_something(phase) ? CLOZES_HIDDEN : CLOZES_SHOWN;
	bool is_plain = !form.has_clozes && form.cloze == 0;
	return (StageView){
		.question = clozes,
		.number = form.cloze,
		.has_answer = phase != SESSION_QUESTION && (form.has_answer || is_plain),
		.answer = form.cloze == 0 ? clozes : CLOZES_PLAIN,
	};
}
