// Names are compared without case, accents, width or punctuation, in whatever script they are written.

// Letters that no decomposition takes apart, with the plain letter that people type for them.
const PLAIN = {
  ß: "ss", ł: "l", đ: "d", ð: "d", ø: "o", æ: "ae", œ: "oe", ı: "i", ə: "a", ŋ: "n", ħ: "h", þ: "th",
  қ: "к", ғ: "г", ә: "а", ө: "о", ұ: "у", ү: "у", һ: "х", і: "и", ң: "н", ҳ: "х", ҷ: "ч", є: "е", ґ: "г",
  ς: "σ", ј: "й",
};
const TO_PLAIN = new RegExp(`[${Object.keys(PLAIN).join("")}]`, "g");

// A Latin reading of Cyrillic, so that a name can be found from either keyboard.
const LATIN = {
  а: "a", б: "b", в: "v", г: "g", д: "d", е: "e", ж: "zh", з: "z", и: "i", к: "k", л: "l", м: "m", н: "n",
  о: "o", п: "p", р: "r", с: "s", т: "t", у: "u", ф: "f", х: "kh", ц: "ts", ч: "ch", ш: "sh", щ: "shch",
  ъ: "", ы: "y", ь: "", э: "e", ю: "yu", я: "ya",
};

/** The text as it is compared: lower case, without accents, words parted by one space. */
function fold(text) {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{M}+/gu, "")
    .replace(TO_PLAIN, (letter) => PLAIN[letter])
    .replace(/['‘’ʻʼ`´]/g, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** A folded text as it may be typed in Latin letters; "" where nothing in it is Cyrillic. */
function latin(folded) {
  return /[а-я]/.test(folded) ? folded.replace(/[а-я]/g, (letter) => LATIN[letter]) : "";
}
