#include "recto/review/action.h"

#include <assert.h>
#include "recto/schedule/state.h"

const Action actions[ACTION_COUNT] = {
#define X(id, name, places, anki, sm2, logseq, help) \
	[ACTION_##id] = {name, places, {anki, sm2, logseq}, help},
	ACTION_TABLE(X)
#undef X
};

const char *action_score_name(int score)
{
	static const char *const names[SCORE_COUNT] = {
		"blackout", "again", "wrong", "hard", "good", "easy"};
	assert(score >= SCORE_MIN && score <= SCORE_MAX);
	return names[score];
}
