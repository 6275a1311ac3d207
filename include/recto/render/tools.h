// Optional programs that make more of formulas and code than recto does by itself.
//
// A text that is drawn asks for what they make of its parts. What is not there yet is drawn
// plainly, and wanted: once the workshop has it, the text is drawn again. Render itself runs
// nothing; the front end polls the workshop.
#ifndef RECTO_RENDER_TOOLS_H
#define RECTO_RENDER_TOOLS_H

#include "recto/base/err.h"
#include "recto/base/str.h"
#include "recto/base/workshop.h"

typedef struct Tools Tools;

// `math` is the value of the configuration: auto, builtin, off, or a command that reads a formula.
// With has_color code is coloured too. Which programs are installed is found out when one is
// wanted. ERR_USAGE when the command cannot be split. The caller closes *out.
bool tools_open(Str math, bool has_color, Tools **out, Err *err);
// NULL is nothing.
void tools_close(Tools *t);

// Lends what the front end polls.
Workshop *tools_workshop(Tools *t);

#endif
