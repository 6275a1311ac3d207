#include "recto/card/card.h"

#include "recto/base/utf8.h"

void card_append_normalised(Str question, Buf *out)
{
	Buf folded = {0};
	size_t start = out->n;
	bool is_blank = false;
	utf8_append_folded(&folded, question);
	for (Str rest = buf_str(&folded); rest.n > 0;) {
		size_t blank = outline_blank_length(rest);
		if (blank == 0 && is_blank && out->n > start)
			buf_append_char(out, ' ');
		if (blank == 0)
			buf_append_char(out, rest.p[0]);
		is_blank = blank > 0;
		rest = str_skip(rest, blank > 0 ? blank : 1);
	}
	buf_release(&folded);
}
