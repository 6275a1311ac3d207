#include "recto/library/matches.h"

#include "recto/base/json.h"
#include "recto/card/card.h"
#include "settle.h"

MatchNote match_note_of(const StoredCard *was)
{
	return (MatchNote){
		.question = was->question,
		.answer = was->answer,
		.path = was->path,
		.block_id = was->block_id,
		.line = was->line,
		.occurrence = was->occurrence,
		.cloze = was->cloze,
		.clozes = was->clozes,
		.similarity = 1,
	};
}

Str match_note_write(const MatchNote *note, Arena *a)
{
	Buf text = {0};
	Json *object = json_new_object();
	json_set_str(object, "question", note->question);
	json_set_str(object, "answer", note->answer);
	json_set_str(object, "path", note->path);
	json_set_str(object, "id", note->block_id);
	json_set_int(object, "line", note->line);
	json_set_int(object, "occurrence", note->occurrence);
	json_set_int(object, "cloze", note->cloze);
	json_set_int(object, "clozes", note->clozes);
	json_set_int(object, "similarity", (int64_t)(note->similarity * 1000 + 0.5));
	if (note->match != 0) {
		json_set_int(object, "match", note->match);
		json_set_str(object, "other", note->other);
		json_set_str(object, "refused", note->refused);
	}
	json_append(object, &text);
	json_free(object);
	Str written = arena_copy(a, buf_str(&text));
	buf_release(&text);
	return written;
}

static Str text_of(const Json *object, const char *key, Arena *a)
{
	Str text = {0};
	const Json *member = json_get(object, key);
	return member && json_holds_str(member, &text) ? arena_copy(a, text) : (Str){0};
}

static int64_t number_of(const Json *object, const char *key)
{
	int64_t number = 0;
	const Json *member = json_get(object, key);
	return member && json_holds_int(member, &number) ? number : 0;
}

bool match_note_read(Str text, Arena *a, MatchNote *out)
{
	Json *object = json_parse(text);
	if (!object)
		return false;
	*out = (MatchNote){
		.question = text_of(object, "question", a),
		.answer = text_of(object, "answer", a),
		.path = text_of(object, "path", a),
		.block_id = text_of(object, "id", a),
		.line = (int)number_of(object, "line"),
		.occurrence = (int)number_of(object, "occurrence"),
		.cloze = (int)number_of(object, "cloze"),
		.clozes = (int)number_of(object, "clozes"),
		.similarity = (double)number_of(object, "similarity") / 1000,
		.match = number_of(object, "match"),
		.other = text_of(object, "other", a),
		.refused = text_of(object, "refused", a),
	};
	json_free(object);
	return out->question.n > 0;
}

Str match_text_key(Str question, Str answer, Arena *a)
{
	uint64_t fingerprint = card_identify(question, 0).fingerprint;
	uint64_t text = settle_hash_text(fingerprint, answer);
	return arena_printf(a, "%016llx", (unsigned long long)text);
}
