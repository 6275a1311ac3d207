// What is typed, clicked and answered, behind the terminal file, which has opened curses.
#ifndef TUI_INPUT_H
#define TUI_INPUT_H

#include "term.h"

// Marks of pastes become keys that curses knows.
void input_init(void);
// False when no input waits. The event is TERM_NOTHING for input that is none of ours. `text` is
// what was pasted, or what the terminal answers to a question.
bool input_read(TermEvent *event, Buf *text);

#endif
