#include "recto/outline/outline.h"

PageFormat outline_format_of_name(Str file_name)
{
	return str_ends_with_nocase(file_name, STR(".org")) ? PAGE_ORG : PAGE_MARKDOWN;
}
