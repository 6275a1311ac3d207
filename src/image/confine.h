// The limits that the program gives itself.
#ifndef IMAGE_CONFINE_H
#define IMAGE_CONFINE_H

// Limits memory, time and files, before the first byte of a picture is read. Out of memory ends the
// program with EXIT_TOO_LARGE.
void confine(void);

#endif
