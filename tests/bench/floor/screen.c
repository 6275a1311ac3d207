// The floor for the start of a screen: an empty curses program that shows one word and waits for a
// key.
#include <curses.h>
#include <locale.h>

int main(void)
{
	setlocale(LC_ALL, "");
	SCREEN *screen = newterm(NULL, stdout, stdin);
	if (!screen)
		return 1;
	raw();
	noecho();
	addstr("ready");
	refresh();
	getch();
	endwin();
	delscreen(screen);
	return 0;
}
