// Org pages, shown as Markdown.
#ifndef SRC_CARD_ORG_H
#define SRC_CARD_ORG_H

#include "recto/outline/outline.h"

// Appends a paragraph or a title of an org page as Markdown. Linear.
void org_append_markdown(Str text, Buf *out);

// outline_each_line, of an org page as Markdown: code and `: lines` in fences, the tags of the
// title as #tags, comments left out.
void org_each_line(const Outline *o, const Block *b, OutlineLineVisitor *visit, void *context);

#endif
