// What is typed, clicked and answered, behind the terminal file, which has opened curses.
#ifndef TUI_INPUT_H
#define TUI_INPUT_H

#include "term.h"

// Marks of pastes become keys that curses knows.
void input_init(void);
// False when no input waits. The event is TERM_NOTHING for input that is none of ours; what the
// terminal answers to a question is appended to `answer`.
bool input_read(TermEvent *event, Buf *answer);

#endif
