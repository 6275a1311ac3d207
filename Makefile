# recto: `make help` lists the goals. One Makefile, no recursion; build/<variant>/ holds everything that is made.

VERSION := 0.1.0
VARIANT ?= release
B := build/$(VARIANT)

PREFIX ?= /usr/local
BINDIR ?= $(PREFIX)/bin
DATADIR ?= $(PREFIX)/share
MANDIR ?= $(DATADIR)/man
DOCDIR ?= $(DATADIR)/doc/recto
MANPAGES := recto.1 recto-pages.5 recto-config.5 recto-image.1

# Low to high: an archive is linked with those before it, so a room that reaches upwards does not link.
ROOMS := base config outline card schedule store library review stats render tui cli
PACKAGES := ncursesw sqlite3 yaml-0.1 md4c jansson
TEST_PACKAGES := cmocka vterm jansson
# recto-image is built where these are; `make deps` is about to install them.
IMAGE_PACKAGES := chafa gdk-pixbuf-2.0
WITH_IMAGE := $(if $(filter deps,$(MAKECMDGOALS)),yes,$(shell pkg-config --exists $(IMAGE_PACKAGES) && echo yes))

WARN := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wstrict-prototypes -Wmissing-prototypes \
	-Wcast-qual -Wformat=2 -Wswitch-enum -Wnull-dereference -Wvla -Wundef $(if $(WERROR),-Werror)
CODE := -std=c17 -D_GNU_SOURCE -DRECTO_VERSION='"$(VERSION)"' -DRECTO_DECKS='"$(DATADIR)/recto/decks"' -Iinclude \
	-ffp-contract=off

# The flag when the compiler knows it.
probe = $(shell $(CC) -Werror $(1) -E -x c /dev/null >/dev/null 2>&1 && echo $(1))

# The packager's CFLAGS, CPPFLAGS and LDFLAGS stay apart from ours and come last.
ifeq ($(VARIANT),release)
CFLAGS ?= -O2 -g
HARDEN := -fstack-protector-strong -fPIE $(call probe,-fstack-clash-protection) $(call probe,-fcf-protection=full) \
	-U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3
LINK := -pie -Wl,-z,relro,-z,now
else ifeq ($(VARIANT),asan)
CFLAGS ?= -O1 -g
HARDEN := -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
LINK := -fsanitize=address,undefined
else ifeq ($(VARIANT),coverage)
CFLAGS ?= -O0 -g
HARDEN := --coverage
LINK := --coverage
else ifeq ($(VARIANT),fuzz)
CFLAGS ?= -O1 -g
HARDEN := -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
LINK := -fsanitize=fuzzer,address,undefined
else
$(error VARIANT is release, asan, coverage or fuzz, not "$(VARIANT)")
endif

# Libraries are looked up when a recipe runs, not when this file is read: `make deps check` may install them first.
packages = $(shell pkg-config $(1) $(2) | sed 's/-D_XOPEN_SOURCE=600//;s/-D_DEFAULT_SOURCE//')
COMPILE = $(CC) $(CODE) $(WARN) $(HARDEN) $(call packages,--cflags,$(PACKAGES)) $(CPPFLAGS) $(CFLAGS)
LIBS = $(call packages,--libs,$(PACKAGES)) -lunistring -lm
# Not our headers: no warnings of theirs.
IMAGE_COMPILE = $(CC) $(CODE) $(WARN) $(HARDEN) $(subst -I/,-isystem /,$(call packages,--cflags,$(IMAGE_PACKAGES))) \
	$(CPPFLAGS) $(CFLAGS)
IMAGE_LIBS = $(call packages,--libs,$(IMAGE_PACKAGES)) -lunistring -lm
TEST_LIBS = $(call packages,--libs,$(TEST_PACKAGES)) -lutil

# -- what is built ---------------------------------------------------------------------------------------------------

sources = $(sort $(wildcard src/$(1)/*.c))
objects = $(patsubst %.c,$(B)/%.o,$(1))
archive = $(patsubst %,$(B)/%.a,$(1))
upto = $(eval _u :=)$(foreach r,$(ROOMS),$(if $(filter $(1),$(_u)),,$(eval _u += $(r))))$(_u)
reverse = $(if $(1),$(call reverse,$(wordlist 2,99,$(1))) $(firstword $(1)))
below = $(call archive,$(call reverse,$(call upto,$(1))))

PROGRAM := $(B)/recto
IMAGE := $(if $(WITH_IMAGE),$(B)/recto-image)
UNIT_ROOMS := $(foreach r,$(ROOMS),$(if $(wildcard tests/unit/$(r)/*.c),$(r)))
UNIT_TESTS := $(patsubst %,$(B)/unit/%,$(UNIT_ROOMS) $(if $(WITH_IMAGE),image))
PTY_TEST := $(if $(wildcard tests/pty/*.c),$(B)/pty)

# Recipes show what they make; V=1 shows the commands.
Q := $(if $(V),,@)
say = $(if $(V),,@echo "  $(1)")

.DEFAULT_GOAL := all
MAKEFLAGS += --no-builtin-rules -j$(shell nproc 2>/dev/null || echo 2)
.DELETE_ON_ERROR:
.SECONDARY:
.PHONY: all deps run screenshots check asan unit lint layers format fuzz faults valgrind truth bench install uninstall clean help FORCE

all: $(PROGRAM) $(IMAGE) ## build

# Flags that changed rebuild everything of the variant.
$(B)/flags: FORCE
	@mkdir -p $(@D)
	@echo "$(CC) $(COMPILE) $(LINK)" | cmp -s - $@ || echo "$(CC) $(COMPILE) $(LINK)" > $@

$(B)/src/image/%.o: src/image/%.c $(B)/flags
	@mkdir -p $(@D)
	$(call say,CC   $@)
	$(Q)$(IMAGE_COMPILE) -MMD -MP -c $< -o $@
$(B)/tests/unit/image/%.o: tests/unit/image/%.c $(B)/flags
	@mkdir -p $(@D)
	$(call say,CC   $@)
	$(Q)$(IMAGE_COMPILE) -MMD -MP -c $< -o $@
$(B)/%.o: %.c $(B)/flags
	@mkdir -p $(@D)
	$(call say,CC   $@)
	$(Q)$(COMPILE) -MMD -MP -c $< -o $@

define room_rules
$(B)/$(1).a: $(call objects,$(call sources,$(1)))
	@rm -f $$@
	$(Q)ar rcs $$@ $$^
$(B)/unit/$(1): $(call objects,$(sort $(wildcard tests/unit/$(1)/*.c tests/unit/*.c))) $(call below,$(1))
	@mkdir -p $$(@D)
	$$(call say,LINK $$@)
	$(Q)$$(CC) $$(LINK) $$(LDFLAGS) -o $$@ $$^ $$(TEST_LIBS) $$(LIBS)
endef
$(foreach r,$(ROOMS),$(eval $(call room_rules,$(r))))

ALL_ROOMS := $(call archive,$(call reverse,$(ROOMS)))
$(PROGRAM): $(call objects,src/main.c) $(ALL_ROOMS)
	$(call say,LINK $@)
	$(Q)$(CC) $(LINK) $(LDFLAGS) -o $@ $^ $(LIBS)
$(B)/recto-image: $(call objects,$(call sources,image)) $(B)/base.a
	$(call say,LINK $@)
	$(Q)$(CC) $(LINK) $(LDFLAGS) -o $@ $^ $(IMAGE_LIBS)
$(B)/unit/image: $(call objects,$(sort $(wildcard tests/unit/image/*.c tests/unit/*.c))) $(B)/base.a | $(B)/recto-image
	@mkdir -p $(@D)
	$(call say,LINK $@)
	$(Q)$(CC) $(LINK) $(LDFLAGS) -o $@ $^ $(TEST_LIBS) $(IMAGE_LIBS)
$(B)/pty: $(call objects,$(sort $(wildcard tests/pty/*.c tests/unit/*.c))) $(ALL_ROOMS)
	$(call say,LINK $@)
	$(Q)$(CC) $(LINK) $(LDFLAGS) -o $@ $^ $(TEST_LIBS) $(LIBS)
$(B)/bench: $(call objects,$(sort $(wildcard tests/bench/*.c))) $(ALL_ROOMS)
	$(call say,LINK $@)
	$(Q)$(CC) $(LINK) $(LDFLAGS) -o $@ $^ $(TEST_LIBS) $(LIBS)
$(B)/truth: $(call objects,$(sort $(wildcard tests/truth/*.c))) $(ALL_ROOMS)
	$(call say,LINK $@)
	$(Q)$(CC) $(LINK) $(LDFLAGS) -o $@ $^ $(LIBS)
$(B)/bench-screen: $(call objects,tests/bench/floor/screen.c)
	$(call say,LINK $@)
	$(Q)$(CC) $(LINK) $(LDFLAGS) -o $@ $^ $(LIBS)
$(B)/screenshots: $(call objects,tools/screenshots.c) $(ALL_ROOMS)
	$(call say,LINK $@)
	$(Q)$(CC) $(LINK) $(LDFLAGS) -o $@ $^ $(LIBS)
$(B)/fuzz-%: $(B)/tests/fuzz/%.o $(ALL_ROOMS)
	$(call say,LINK $@)
	$(Q)$(CC) $(LINK) $(LDFLAGS) -o $@ $^ $(LIBS)

-include $(shell find $(B) -name '*.d' 2>/dev/null)

# -- goals -----------------------------------------------------------------------------------------------------------

deps: ## install what is missing to build, run, test and lint
	tools/deps

run: $(PROGRAM) ## build, import decks/ into a database under build/, and review it
	tools/run $(PROGRAM)

check: $(PROGRAM) $(IMAGE) $(UNIT_TESTS) $(PTY_TEST) $(B)/screenshots $(B)/truth ## all tests: unit, golden, frames, histories, pty
	tools/check $(B)

unit: $(UNIT_TESTS)
	tools/check $(B) unit

asan: ## the same tests under the address and undefined behaviour sanitizers
	$(MAKE) VARIANT=asan check

lint: layers ## layer check, formatting, clang-tidy, shellcheck, man pages
	tools/lint $(B)

layers:
	tools/layers

FUZZ_SECONDS ?= 60
FUZZERS := $(patsubst tests/fuzz/%.c,build/fuzz/fuzz-%,$(wildcard tests/fuzz/*.c))
fuzz: ## random pages, edits and queries through libFuzzer, FUZZ_SECONDS each
	$(MAKE) VARIANT=fuzz CC=clang $(FUZZERS)
	tools/fuzz $(FUZZ_SECONDS) $(FUZZERS)

FAULT_ROUNDS ?= 60
faults: $(PROGRAM) ## kills, full disks, damaged databases, several instances
	tests/fault/run $(PROGRAM) $(FAULT_ROUNDS)

VALGRIND_ROOMS ?= config schedule store library review
valgrind: $(PROGRAM) $(UNIT_TESTS) ## the program and the unit tests of VALGRIND_ROOMS under valgrind
	tools/valgrind $(B) $(VALGRIND_ROOMS)

truth: $(B)/truth ## how many cards keep their histories through random edits: kept and wrong, by kind of edit
	$(B)/truth --seeds 3
	$(if $(RECTO_CORPORA),$(B)/truth --seeds 3 --rounds 100 --cards 20000 $(RECTO_CORPORA))

bench: $(PROGRAM) $(B)/bench $(B)/bench-screen ## times beside a floor measured in the same run
	tools/bench $(B) $(BENCH_CARDS)

screenshots: $(B)/screenshots ## the screens of the README, into doc/screens
	$(B)/screenshots doc/screens

install: $(PROGRAM) $(IMAGE) ## to PREFIX below DESTDIR
	install -Dm755 $(PROGRAM) $(DESTDIR)$(BINDIR)/recto
	$(if $(IMAGE),install -Dm755 $(IMAGE) $(DESTDIR)$(BINDIR)/recto-image)
	for page in $(filter-out $(if $(IMAGE),,recto-image.1),$(MANPAGES)); do install -Dm644 doc/$$page $(DESTDIR)$(MANDIR)/man$${page##*.}/$$page; done
	install -Dm644 share/completions/recto.bash $(DESTDIR)$(DATADIR)/bash-completion/completions/recto
	install -Dm644 share/completions/_recto $(DESTDIR)$(DATADIR)/zsh/site-functions/_recto
	install -Dm644 share/completions/recto.fish $(DESTDIR)$(DATADIR)/fish/vendor_completions.d/recto.fish
	install -Dm644 share/config.example.yaml $(DESTDIR)$(DOCDIR)/config.example.yaml
	for page in decks/*.md; do install -Dm644 "$$page" "$(DESTDIR)$(DATADIR)/recto/$$page"; done
	for picture in decks/assets/*.png; do install -Dm644 "$$picture" "$(DESTDIR)$(DATADIR)/recto/$$picture"; done

uninstall: ## what install put there
	rm -f $(DESTDIR)$(BINDIR)/recto $(DESTDIR)$(BINDIR)/recto-image $(DESTDIR)$(DATADIR)/bash-completion/completions/recto \
		$(DESTDIR)$(DATADIR)/zsh/site-functions/_recto $(DESTDIR)$(DATADIR)/fish/vendor_completions.d/recto.fish
	for page in $(MANPAGES); do rm -f $(DESTDIR)$(MANDIR)/man$${page##*.}/$$page; done
	rm -rf $(DESTDIR)$(DOCDIR) $(DESTDIR)$(DATADIR)/recto

format: ## clang-format over all sources
	git ls-files '*.c' '*.h' | xargs clang-format -i

clean: ## remove build/
	rm -rf build

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' Makefile | while IFS="$$(printf '\t')" read -r goal what; do \
		printf '  %-10s %s\n' "$$goal" "$$what"; done

# `make deps check` installs before it builds.
ifneq ($(filter deps,$(MAKECMDGOALS)),)
$(B)/flags layers: | deps
endif
