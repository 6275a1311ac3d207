// Facts and history of a card.
#ifndef TUI_CARD_INFO_H
#define TUI_CARD_INFO_H

#include "recto/review/stage.h"
#include "recto/store/log.h"
#include "parts.h"

typedef struct CardInfo {
	const Desk *desk;
	const StoredCard *card;
	Str question;     // with its references resolved
	bool is_revealed; // its clozes may be shown
	const LogEntry *log;
	size_t n_log;
} CardInfo;

void card_info_add(const CardInfo *info, int width, Lines *out);

#endif
