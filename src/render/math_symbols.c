// What TeX calls characters.
#include <stdlib.h>
#include "math.h"

// By name, in the order of their bytes.
// clang-format off
static const MathSymbol symbols[] = {
	{"AA", "Å", MATH_ORD}, {"And", "&", MATH_BINARY}, {"Box", "□", MATH_ORD},
	{"Delta", "Δ", MATH_ORD}, {"Diamond", "◇", MATH_ORD}, {"Downarrow", "⇓", MATH_RELATION},
	{"Gamma", "Γ", MATH_ORD}, {"Im", "ℑ", MATH_ORD}, {"Join", "⋈", MATH_RELATION},
	{"Lambda", "Λ", MATH_ORD}, {"Leftarrow", "⇐", MATH_RELATION},
	{"Leftrightarrow", "⇔", MATH_RELATION}, {"Longleftarrow", "⟸", MATH_RELATION},
	{"Longleftrightarrow", "⟺", MATH_RELATION}, {"Longrightarrow", "⟹", MATH_RELATION},
	{"O", "Ø", MATH_ORD}, {"Omega", "Ω", MATH_ORD}, {"P", "¶", MATH_ORD},
	{"Phi", "Φ", MATH_ORD}, {"Pi", "Π", MATH_ORD}, {"Pr", "Pr", MATH_NAME},
	{"Psi", "Ψ", MATH_ORD}, {"QED", "∎", MATH_ORD}, {"Re", "ℜ", MATH_ORD},
	{"Rightarrow", "⇒", MATH_RELATION}, {"S", "§", MATH_ORD}, {"Sigma", "Σ", MATH_ORD},
	{"Theta", "Θ", MATH_ORD}, {"Uparrow", "⇑", MATH_RELATION},
	{"Updownarrow", "⇕", MATH_RELATION}, {"Upsilon", "Υ", MATH_ORD},
	{"Vdash", "⊩", MATH_RELATION}, {"Vert", "‖", MATH_ORD}, {"Xi", "Ξ", MATH_ORD},
	{"aa", "å", MATH_ORD}, {"ae", "æ", MATH_ORD}, {"aleph", "ℵ", MATH_ORD},
	{"alpha", "α", MATH_ORD}, {"amalg", "⨿", MATH_BINARY}, {"angle", "∠", MATH_ORD},
	{"approx", "≈", MATH_RELATION}, {"approxeq", "≊", MATH_RELATION},
	{"arccos", "arccos", MATH_NAME}, {"arcsin", "arcsin", MATH_NAME},
	{"arctan", "arctan", MATH_NAME}, {"arg", "arg", MATH_NAME},
	{"argmax", "arg max", MATH_NAME}, {"argmin", "arg min", MATH_NAME},
	{"ast", "∗", MATH_BINARY}, {"asymp", "≍", MATH_RELATION}, {"backprime", "‵", MATH_ORD},
	{"backslash", "\\", MATH_ORD}, {"barwedge", "⊼", MATH_BINARY},
	{"because", "∵", MATH_RELATION}, {"beta", "β", MATH_ORD}, {"beth", "ℶ", MATH_ORD},
	{"between", "≬", MATH_RELATION}, {"bigcap", "⋂", MATH_OPERATOR},
	{"bigcirc", "◯", MATH_BINARY}, {"bigcup", "⋃", MATH_OPERATOR},
	{"bigodot", "⨀", MATH_OPERATOR}, {"bigoplus", "⨁", MATH_OPERATOR},
	{"bigotimes", "⨂", MATH_OPERATOR}, {"bigsqcup", "⨆", MATH_OPERATOR},
	{"bigstar", "★", MATH_ORD}, {"bigtriangledown", "▽", MATH_BINARY},
	{"bigtriangleup", "△", MATH_BINARY}, {"biguplus", "⨄", MATH_OPERATOR},
	{"bigvee", "⋁", MATH_OPERATOR}, {"bigwedge", "⋀", MATH_OPERATOR},
	{"blacksquare", "■", MATH_ORD}, {"blacktriangle", "▲", MATH_ORD}, {"bot", "⊥", MATH_ORD},
	{"bowtie", "⋈", MATH_RELATION}, {"boxdot", "⊡", MATH_BINARY},
	{"boxminus", "⊟", MATH_BINARY}, {"boxplus", "⊞", MATH_BINARY},
	{"boxtimes", "⊠", MATH_BINARY}, {"bullet", "•", MATH_BINARY},
	{"bumpeq", "≏", MATH_RELATION}, {"cap", "∩", MATH_BINARY}, {"cdot", "·", MATH_BINARY},
	{"cdots", "⋯", MATH_ORD}, {"centerdot", "·", MATH_BINARY}, {"checkmark", "✓", MATH_ORD},
	{"chi", "χ", MATH_ORD}, {"circ", "∘", MATH_BINARY},
	{"circlearrowleft", "↺", MATH_RELATION}, {"circlearrowright", "↻", MATH_RELATION},
	{"circledast", "⊛", MATH_BINARY}, {"circledcirc", "⊚", MATH_BINARY},
	{"clubsuit", "♣", MATH_ORD}, {"colon", ":", MATH_RELATION},
	{"coloneq", "≔", MATH_RELATION}, {"coloneqq", "≔", MATH_RELATION},
	{"complement", "∁", MATH_ORD}, {"cong", "≅", MATH_RELATION},
	{"coprod", "∐", MATH_OPERATOR}, {"copyright", "©", MATH_ORD}, {"cos", "cos", MATH_NAME},
	{"cosh", "cosh", MATH_NAME}, {"cot", "cot", MATH_NAME}, {"coth", "coth", MATH_NAME},
	{"csc", "csc", MATH_NAME}, {"cup", "∪", MATH_BINARY}, {"curlyvee", "⋎", MATH_BINARY},
	{"curlywedge", "⋏", MATH_BINARY}, {"curvearrowleft", "↶", MATH_RELATION},
	{"curvearrowright", "↷", MATH_RELATION}, {"dag", "†", MATH_ORD},
	{"dagger", "†", MATH_ORD}, {"dashleftarrow", "⇠", MATH_RELATION},
	{"dashrightarrow", "⇢", MATH_RELATION}, {"dashv", "⊣", MATH_RELATION},
	{"ddag", "‡", MATH_ORD}, {"ddagger", "‡", MATH_ORD}, {"ddots", "⋱", MATH_ORD},
	{"deg", "deg", MATH_NAME}, {"degree", "°", MATH_ORD}, {"delta", "δ", MATH_ORD},
	{"det", "det", MATH_NAME}, {"diamond", "⋄", MATH_BINARY}, {"diamondsuit", "♢", MATH_ORD},
	{"digamma", "ϝ", MATH_ORD}, {"dim", "dim", MATH_NAME}, {"div", "÷", MATH_BINARY},
	{"doteq", "≐", MATH_RELATION}, {"dotplus", "∔", MATH_BINARY}, {"dots", "…", MATH_ORD},
	{"dotsb", "⋯", MATH_ORD}, {"dotsc", "…", MATH_ORD}, {"dotsi", "⋯", MATH_ORD},
	{"dotsm", "⋯", MATH_ORD}, {"dotso", "…", MATH_ORD}, {"downarrow", "↓", MATH_RELATION},
	{"ell", "ℓ", MATH_ORD}, {"emptyset", "∅", MATH_ORD}, {"epsilon", "ϵ", MATH_ORD},
	{"eqqcolon", "≕", MATH_RELATION}, {"equiv", "≡", MATH_RELATION}, {"eta", "η", MATH_ORD},
	{"eth", "ð", MATH_ORD}, {"euro", "€", MATH_ORD}, {"exists", "∃", MATH_ORD},
	{"exp", "exp", MATH_NAME}, {"flat", "♭", MATH_ORD}, {"forall", "∀", MATH_ORD},
	{"frown", "⌢", MATH_RELATION}, {"gamma", "γ", MATH_ORD}, {"gcd", "gcd", MATH_NAME},
	{"ge", "≥", MATH_RELATION}, {"geq", "≥", MATH_RELATION}, {"geqq", "≧", MATH_RELATION},
	{"geqslant", "⩾", MATH_RELATION}, {"gets", "←", MATH_RELATION},
	{"gg", "≫", MATH_RELATION}, {"ggg", "⋙", MATH_RELATION}, {"gimel", "ℷ", MATH_ORD},
	{"gnsim", "⋧", MATH_RELATION}, {"gtrless", "≷", MATH_RELATION},
	{"gtrsim", "≳", MATH_RELATION}, {"hbar", "ℏ", MATH_ORD}, {"hdots", "…", MATH_ORD},
	{"heartsuit", "♡", MATH_ORD}, {"hom", "hom", MATH_NAME},
	{"hookleftarrow", "↩", MATH_RELATION}, {"hookrightarrow", "↪", MATH_RELATION},
	{"hslash", "ℏ", MATH_ORD}, {"i", "ı", MATH_ORD}, {"iff", "⟺", MATH_RELATION},
	{"iiint", "∭", MATH_OPERATOR}, {"iint", "∬", MATH_OPERATOR}, {"imath", "ı", MATH_ORD},
	{"impliedby", "⟸", MATH_RELATION}, {"implies", "⟹", MATH_RELATION},
	{"in", "∈", MATH_RELATION}, {"inf", "inf", MATH_NAME}, {"infty", "∞", MATH_ORD},
	{"injlim", "inj lim", MATH_NAME}, {"int", "∫", MATH_OPERATOR},
	{"intercal", "⊺", MATH_BINARY}, {"iota", "ι", MATH_ORD}, {"jmath", "ȷ", MATH_ORD},
	{"kappa", "κ", MATH_ORD}, {"ker", "ker", MATH_NAME}, {"lVert", "‖", MATH_OPEN},
	{"lambda", "λ", MATH_ORD}, {"land", "∧", MATH_BINARY}, {"langle", "⟨", MATH_OPEN},
	{"lbrace", "{", MATH_OPEN}, {"lbrack", "[", MATH_OPEN}, {"lceil", "⌈", MATH_OPEN},
	{"ldots", "…", MATH_ORD}, {"le", "≤", MATH_RELATION}, {"leadsto", "⇝", MATH_RELATION},
	{"leftarrow", "←", MATH_RELATION}, {"leftarrowtail", "↢", MATH_RELATION},
	{"leftharpoondown", "↽", MATH_RELATION}, {"leftharpoonup", "↼", MATH_RELATION},
	{"leftleftarrows", "⇇", MATH_RELATION}, {"leftrightarrow", "↔", MATH_RELATION},
	{"leftrightarrows", "⇆", MATH_RELATION}, {"leftrightharpoons", "⇋", MATH_RELATION},
	{"leq", "≤", MATH_RELATION}, {"leqq", "≦", MATH_RELATION},
	{"leqslant", "⩽", MATH_RELATION}, {"lessgtr", "≶", MATH_RELATION},
	{"lesssim", "≲", MATH_RELATION}, {"lfloor", "⌊", MATH_OPEN}, {"lg", "lg", MATH_NAME},
	{"lgroup", "⟮", MATH_OPEN}, {"lhd", "⊲", MATH_BINARY}, {"lim", "lim", MATH_NAME},
	{"liminf", "lim inf", MATH_NAME}, {"limsup", "lim sup", MATH_NAME},
	{"ll", "≪", MATH_RELATION}, {"llbracket", "⟦", MATH_OPEN}, {"llcorner", "⌞", MATH_OPEN},
	{"lll", "⋘", MATH_RELATION}, {"ln", "ln", MATH_NAME}, {"lnot", "¬", MATH_ORD},
	{"lnsim", "⋦", MATH_RELATION}, {"log", "log", MATH_NAME},
	{"longleftarrow", "⟵", MATH_RELATION}, {"longleftrightarrow", "⟷", MATH_RELATION},
	{"longmapsto", "⟼", MATH_RELATION}, {"longrightarrow", "⟶", MATH_RELATION},
	{"lor", "∨", MATH_BINARY}, {"lozenge", "◊", MATH_ORD}, {"lq", "‘", MATH_ORD},
	{"lrcorner", "⌟", MATH_CLOSE}, {"ltimes", "⋉", MATH_BINARY}, {"lvert", "|", MATH_OPEN},
	{"mapsto", "↦", MATH_RELATION}, {"mathellipsis", "…", MATH_ORD},
	{"max", "max", MATH_NAME}, {"measuredangle", "∡", MATH_ORD}, {"mho", "℧", MATH_ORD},
	{"mid", "∣", MATH_RELATION}, {"min", "min", MATH_NAME}, {"models", "⊨", MATH_RELATION},
	{"mp", "∓", MATH_BINARY}, {"mu", "μ", MATH_ORD}, {"multimap", "⊸", MATH_RELATION},
	{"nLeftarrow", "⇍", MATH_RELATION}, {"nRightarrow", "⇏", MATH_RELATION},
	{"nabla", "∇", MATH_ORD}, {"natural", "♮", MATH_ORD}, {"ncong", "≇", MATH_RELATION},
	{"ne", "≠", MATH_RELATION}, {"nearrow", "↗", MATH_RELATION}, {"neg", "¬", MATH_ORD},
	{"neq", "≠", MATH_RELATION}, {"nexists", "∄", MATH_ORD}, {"ngeq", "≱", MATH_RELATION},
	{"ngtr", "≯", MATH_RELATION}, {"ni", "∋", MATH_RELATION},
	{"nleftarrow", "↚", MATH_RELATION}, {"nleq", "≰", MATH_RELATION},
	{"nless", "≮", MATH_RELATION}, {"nmid", "∤", MATH_RELATION},
	{"notin", "∉", MATH_RELATION}, {"nparallel", "∦", MATH_RELATION},
	{"nrightarrow", "↛", MATH_RELATION}, {"nsubseteq", "⊈", MATH_RELATION},
	{"nsupseteq", "⊉", MATH_RELATION}, {"nu", "ν", MATH_ORD}, {"nvDash", "⊭", MATH_RELATION},
	{"nvdash", "⊬", MATH_RELATION}, {"nwarrow", "↖", MATH_RELATION}, {"o", "ø", MATH_ORD},
	{"odot", "⊙", MATH_BINARY}, {"oe", "œ", MATH_ORD}, {"oiint", "∯", MATH_OPERATOR},
	{"oint", "∮", MATH_OPERATOR}, {"omega", "ω", MATH_ORD}, {"omicron", "ο", MATH_ORD},
	{"ominus", "⊖", MATH_BINARY}, {"oplus", "⊕", MATH_BINARY}, {"oslash", "⊘", MATH_BINARY},
	{"otimes", "⊗", MATH_BINARY}, {"owns", "∋", MATH_RELATION},
	{"parallel", "∥", MATH_RELATION}, {"partial", "∂", MATH_ORD},
	{"perp", "⊥", MATH_RELATION}, {"phi", "ϕ", MATH_ORD}, {"pi", "π", MATH_ORD},
	{"pm", "±", MATH_BINARY}, {"pounds", "£", MATH_ORD}, {"prec", "≺", MATH_RELATION},
	{"preccurlyeq", "≼", MATH_RELATION}, {"preceq", "⪯", MATH_RELATION},
	{"prime", "′", MATH_ORD}, {"prod", "∏", MATH_OPERATOR},
	{"projlim", "proj lim", MATH_NAME}, {"propto", "∝", MATH_RELATION},
	{"psi", "ψ", MATH_ORD}, {"rVert", "‖", MATH_CLOSE}, {"rangle", "⟩", MATH_CLOSE},
	{"rbrace", "}", MATH_CLOSE}, {"rbrack", "]", MATH_CLOSE}, {"rceil", "⌉", MATH_CLOSE},
	{"rfloor", "⌋", MATH_CLOSE}, {"rgroup", "⟯", MATH_CLOSE}, {"rhd", "⊳", MATH_BINARY},
	{"rho", "ρ", MATH_ORD}, {"rightarrow", "→", MATH_RELATION},
	{"rightarrowtail", "↣", MATH_RELATION}, {"rightharpoondown", "⇁", MATH_RELATION},
	{"rightharpoonup", "⇀", MATH_RELATION}, {"rightleftarrows", "⇄", MATH_RELATION},
	{"rightleftharpoons", "⇌", MATH_RELATION}, {"rightrightarrows", "⇉", MATH_RELATION},
	{"rightsquigarrow", "⇝", MATH_RELATION}, {"rq", "’", MATH_ORD},
	{"rrbracket", "⟧", MATH_CLOSE}, {"rtimes", "⋊", MATH_BINARY}, {"rvert", "|", MATH_CLOSE},
	{"searrow", "↘", MATH_RELATION}, {"sec", "sec", MATH_NAME},
	{"setminus", "∖", MATH_BINARY}, {"sgn", "sgn", MATH_NAME}, {"sharp", "♯", MATH_ORD},
	{"sigma", "σ", MATH_ORD}, {"sim", "∼", MATH_RELATION}, {"simeq", "≃", MATH_RELATION},
	{"sin", "sin", MATH_NAME}, {"sinh", "sinh", MATH_NAME}, {"slash", "/", MATH_ORD},
	{"smallsetminus", "∖", MATH_BINARY}, {"smile", "⌣", MATH_RELATION},
	{"spadesuit", "♠", MATH_ORD}, {"sqcap", "⊓", MATH_BINARY}, {"sqcup", "⊔", MATH_BINARY},
	{"sqsubset", "⊏", MATH_RELATION}, {"sqsubseteq", "⊑", MATH_RELATION},
	{"sqsupset", "⊐", MATH_RELATION}, {"sqsupseteq", "⊒", MATH_RELATION},
	{"square", "□", MATH_ORD}, {"ss", "ß", MATH_ORD}, {"star", "⋆", MATH_BINARY},
	{"subset", "⊂", MATH_RELATION}, {"subseteq", "⊆", MATH_RELATION},
	{"subsetneq", "⊊", MATH_RELATION}, {"succ", "≻", MATH_RELATION},
	{"succcurlyeq", "≽", MATH_RELATION}, {"succeq", "⪰", MATH_RELATION},
	{"sum", "∑", MATH_OPERATOR}, {"sup", "sup", MATH_NAME}, {"supset", "⊃", MATH_RELATION},
	{"supseteq", "⊇", MATH_RELATION}, {"supsetneq", "⊋", MATH_RELATION},
	{"surd", "√", MATH_ORD}, {"swarrow", "↙", MATH_RELATION}, {"tan", "tan", MATH_NAME},
	{"tanh", "tanh", MATH_NAME}, {"tau", "τ", MATH_ORD}, {"textasciicircum", "^", MATH_ORD},
	{"textasciitilde", "~", MATH_ORD}, {"textbackslash", "\\", MATH_ORD},
	{"textellipsis", "…", MATH_ORD}, {"therefore", "∴", MATH_RELATION},
	{"theta", "θ", MATH_ORD}, {"times", "×", MATH_BINARY}, {"to", "→", MATH_RELATION},
	{"top", "⊤", MATH_ORD}, {"triangle", "△", MATH_ORD}, {"triangleleft", "◁", MATH_BINARY},
	{"triangleq", "≜", MATH_RELATION}, {"triangleright", "▷", MATH_BINARY},
	{"twoheadleftarrow", "↞", MATH_RELATION}, {"twoheadrightarrow", "↠", MATH_RELATION},
	{"ulcorner", "⌜", MATH_OPEN}, {"unlhd", "⊴", MATH_BINARY}, {"unrhd", "⊵", MATH_BINARY},
	{"uparrow", "↑", MATH_RELATION}, {"updownarrow", "↕", MATH_RELATION},
	{"uplus", "⊎", MATH_BINARY}, {"upsilon", "υ", MATH_ORD}, {"urcorner", "⌝", MATH_CLOSE},
	{"vDash", "⊨", MATH_RELATION}, {"varepsilon", "ε", MATH_ORD},
	{"varkappa", "ϰ", MATH_ORD}, {"varnothing", "∅", MATH_ORD}, {"varphi", "φ", MATH_ORD},
	{"varpi", "ϖ", MATH_ORD}, {"varpropto", "∝", MATH_RELATION}, {"varrho", "ϱ", MATH_ORD},
	{"varsigma", "ς", MATH_ORD}, {"vartheta", "ϑ", MATH_ORD}, {"vdash", "⊢", MATH_RELATION},
	{"vdots", "⋮", MATH_ORD}, {"vee", "∨", MATH_BINARY}, {"veebar", "⊻", MATH_BINARY},
	{"vert", "|", MATH_ORD}, {"wedge", "∧", MATH_BINARY}, {"wp", "℘", MATH_ORD},
	{"wr", "≀", MATH_BINARY}, {"xi", "ξ", MATH_ORD}, {"yen", "¥", MATH_ORD},
	{"zeta", "ζ", MATH_ORD},
};
// clang-format on

enum { N_SYMBOLS = sizeof symbols / sizeof *symbols };

static int compare_name(const void *key, const void *item)
{
	const Str *name = key;
	const MathSymbol *symbol = item;
	return str_compare(*name, str_from_z(symbol->name));
}

const MathSymbol *math_find_symbol(Str name)
{
	return bsearch(&name, symbols, N_SYMBOLS, sizeof *symbols, compare_name);
}

static const struct {
	char c;
	MathClass class;
} ascii_classes[] = {
	{'+', MATH_BINARY},
	{'-', MATH_BINARY},
	{'*', MATH_BINARY},
	{'=', MATH_RELATION},
	{'<', MATH_RELATION},
	{'>', MATH_RELATION},
	{'(', MATH_OPEN},
	{'[', MATH_OPEN},
	{')', MATH_CLOSE},
	{']', MATH_CLOSE},
	{'!', MATH_CLOSE},
	{',', MATH_PUNCTUATION},
	{';', MATH_PUNCTUATION},
};

MathClass math_class_of(Str character)
{
	if (character.n == 1) {
		for (size_t i = 0; i < sizeof ascii_classes / sizeof *ascii_classes; i++)
			if (ascii_classes[i].c == character.p[0])
				return ascii_classes[i].class;
		return MATH_ORD;
	}
	for (size_t i = 0; i < N_SYMBOLS; i++)
		if (str_equals(character, str_from_z(symbols[i].text)))
			return symbols[i].class;
	return MATH_ORD;
}
