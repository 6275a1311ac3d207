#include "recto/card/image.h"

#include "reference.h"

size_t image_list(Str markdown, Str out[IMAGES_MAX])
{
	size_t n = 0;
	Reference r;
	ReferenceScanner s = {.text = markdown};
	if (!str_contains(markdown, STR("![")))
		return 0;
	while (n < IMAGES_MAX && reference_next(&s, &r))
		if (r.kind == REFERENCE_IMAGE)
			out[n++] = r.target;
	return n;
}
