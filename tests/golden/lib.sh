# shellcheck shell=sh
# What the cases may use.

# The id of a card that a query finds.
card() {
	recto list "$@" | cut -f1
}

# The value of one field in JSON from standard input; objects and lists are not values.
field() {
	sed -n 's/.*"'"$1"'":\("[^"]*"\|[^,}]*\).*/\1/p'
}

# Standard output, and standard error, of a command alone.
out() {
	"$@" 2>/dev/null
}
err() {
	"$@" 3>&1 >/dev/null 2>&3
}
