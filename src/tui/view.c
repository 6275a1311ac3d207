#include "recto/tui/view.h"

void view_close(View *v)
{
	if (v)
		v->class->close(v);
}
