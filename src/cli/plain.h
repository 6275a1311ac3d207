// Review line by line: for screen readers, pipes and terminals without a screen.
//
// Everything is ordinary lines of text; what to do is read as lines from standard input. A line is
// a key of the review screen, the name of an action, or a score from 0 to 5; an empty line is the
// enter key. The end of input ends the review. Every score is on disk before the next card is
// printed.
#ifndef RECTO_CLI_PLAIN_H
#define RECTO_CLI_PLAIN_H

#include "recto/review/action.h"
#include "recto/review/session.h"

#include "context.h"

// Reviews until nothing is left or the person ends it. With --json the talk goes to standard error,
// and one object at the end to standard output. The exit code is 1 when there was nothing to
// review.
bool plain_review(Cli *cli, const SessionOptions *options, Err *err);

// The action that a line asks for, ACTION_NONE when it says nothing that is known in this place.
ActionId plain_read_action(const KeyMap *keys, Place place, Str line);

#endif
