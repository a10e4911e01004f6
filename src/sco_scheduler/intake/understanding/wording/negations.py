"""Patterns of negations that refuse nothing (``no less important``, ``不得不见``), and of refusals without any."""

from __future__ import annotations

import re

from sco_scheduler.resources import lazy_regex

NOT_MISSED = lazy_regex(
    r"(?:not|n't|never|rather not|hate to) (?:\w+ ){0,2}(?:miss(?:ed)?|skip(?:ped)?)\b|"
    r"(?:not|n't|never) (?:\w+ ){0,2}(?:go|do|leave|manage)(?: home| away| back)? without\b|"
    r"\bcan(?:not|'?t| not) (?:\w+ ){1,3}without (?:it|them|him|this|these|that|meeting)\b|"
    r"(?:не|нельзя) (?:хо\w+ (?:бы )?)?\w*(?:упуст|пропуст)\w*|\bбез (?:\w+ ){1,3}(?:никак|нельзя)\b|"
    r"\bбез (?:как\w+|котор\w+|чье\w+) (?:\w+ ){1,4}не (?:уед|име|состо|обо|поед)|"
    r"(?:никак|нельзя|не обойтись|не обойд\w+) без\b|\bбез (?:\w+ ){1,3}не обо\w+|во что бы то ни стало|"
    r"(?:不想|不愿|不能|不容|不可)(?:错过|[缺少]|没有)|非.{1,4}不可|[必缺].?不可[少缺]?|不可或缺|缺.?不[可得]|[少离]不[了得开]"
)
"""Negated words for missing somebody, which mean a wish."""


VEILED = lazy_regex(
    r"\b(?:hardly|scarcely|barely|anything but|far from|least of all|no longer)\b|\bnothing to do with\b|"
    r"\bthe last (?:\w+ ){0,2}(?:that |who |whom |which )?(?:we|they|he|she|i)\b.{0,9}\b(?:want|like|wish|need)|"
    r"(?<!not )(?<!n't )(?<!never )\b(?:happy|glad|prefer|like|love|rather|want)s? (?:to )?"
    r"(?:skip|miss|pass|do without|go without)\b|"
    r"\b(?:can|could) (?:well |easily )?do without\b|\bspare us\b|\bfree us from\b|\b(?:little|low|limited) interest|"
    r"(?<![а-я])(?:едва|навряд|вряд) ли(?![а-я])|(?<![а-я])меньше всего(?![а-я])|(?<![а-я])избеж\w+|"
    r"(?<![а-я])мало ?(?:интерес|перспектив|нуж)\w+|"
    r"(?<!не )(?<![а-я])(?:обойд[её]мся|обойтись|обошлись бы|лучше) без(?![а-я])|"
    r"(?<![а-я])без необходимости|未必|不见得|没有?必要|何必|敬而远之|"
    r"^(?:no need|not (?:needed|necessary|relevant)|kein (?:bedarf|interesse)|nicht (?:nötig|interessiert)|"
    r"pas (?:besoin|nécessaire|intéressée?s?)|sin interés)$",
    re.IGNORECASE,
)
"""Words that probably refuse, without a plain negation: ``hardly interested``, ``едва ли``, ``未必想见``."""

NEGATED = lazy_regex(
    r"n['’]t\b|\b(?:no|not|cannot|never|nothing|without)\b|(?<![а-я])(?:не|ни|нет|без|нельзя|невозможно|небез\w+)(?![а-я])|"
    r"不(?!好意思)|无|[没勿莫]|未(?!来)|别(?!的|人|家)|非(?!常)|免(?!费)",
    re.IGNORECASE,
)
"""Any negation."""

OF_GOODS = lazy_regex(
    r"不[锈銹鏽](?:钢|鋼|铁)?|不干胶|不[粘沾](?:锅|涂料)?|不织布|不[燃倒]|不饱和|不二家|非织造|非[织纺]|非洲|非遗|非金属|非标准?|非晶|"
    r"无(?:纺|人机|人[车船艇驾店售]|锡|缝|线|机(?!会)|尘|菌|花果|糖|铅|醛|油烟?|刷|骨|核|麸|籽|烟|源|损|棣|印|极|影|氧|卤|铬|磷|铜|土|为[县市])|"
    r"没(?:食子|药)|莫(?:代尔|桑|斯科|高)|免(?:烫|洗|漆|税|钉|蒸)|别(?:墅|克)|未来|勿忘我"
)
"""Words for goods, places and makers that have the sign of a negation: ``不锈钢``, ``无纺布``, ``无锡``."""

WE_NOT = lazy_regex(
    r"\b(?:should|shall|must|may|can|could|ought|do|would)(?:n['’]t)? (?:we|i|the (?:team|organi[sz]ers?))"
    r" (?:\w+ )?(?:not|never|avoid)\b|\b(?:should|must|shall|ought)n['’]t (?:we|i)\b|"
    r"\bwe (?:better |had better |['’]d better )?(?:should |must |shall )?(?:not|never)\b|"
    r"\b(?:sollen|sollten|dürfen|sollt|soll|möchten|wollen|will|möchte|wollt) (?:wir|sie|ich|ihr)\b[^.;]*"
    r"\b(?:nicht|kein\w*|niemals|keinesfalls)\b|\bnicht (?:zu )?(?:treffen|sprechen|einplanen|buchen)\b|"
    r"\bkeine?n? (?:gespräche?|treffen|termine?|kontakte?|meetings?)\b|"
    r"\bne (?:devons|devrions|devez|faut|veut|veux|voulons|voudri\w+|pas)\b|\bn['’](?:aimeri\w+|est pas)\b|"
    r"\bno (?:debemos|deber[ií]amos|quier[eo]n?|queremos|quisiera)\b|\bnon (?:dobbiamo|vuole|volete|vorrebbe)\b|"
    r"\b(?:não|nao) (?:devemos|quer|deseja)|\bnie (?:chce|powinni|umawia)|"
    r"(?:m[ae]y(?:elim|al[ıi]m)|may[ıi]n|meyin)\b|^не со? \w",
    re.IGNORECASE,
)
"""Questions of the organizer for refusals: ``Whom should we not book you with?``."""

ANY_NOT = lazy_regex(
    r"\b(?:not|never|nicht|niemals|kein\w*|pas|jamais|não|nunca|nie|değil)\b|n['’]t\b|(?<![а-я])(?:не|ни)(?![а-я])",
    re.IGNORECASE,
)
NO_REFUSAL = lazy_regex(
    r"\b(?:no|not|nicht|pas) (?:more|less|fewer|later|mehr|plus|only|yet|nur|just|necessarily)\b|\bif not\b|"
    r"(?<![а-я])не (?:более|больше|менее|меньше|только)|ещ[её] не ",
    re.IGNORECASE,
)
"""Any negation, of further languages too, and those that refuse nothing."""

NOT_ENTERED = lazy_regex(
    r"\bnoch nicht (?:\w+ ){0,3}(?:eingetragen|erfasst|vermerkt|nachgetragen)\b|"
    r"\bnot yet (?:(?:entered|recorded|included|shown) )?(?:in|on) (?:the |this |our )?"
    r"(?:matrix|list|table|sheet|file|system)\b|\bnot yet (?:entered|recorded|included|added)\b|"
    r"ещ[её] не (?:внес|занес|вписа|отме[чт])\w+(?: в \w+)?|"
    r"\bpas encore (?:saisi|inscrit|reporté|noté)\w*|\b(?:todavía|aún) no (?:está )?(?:anotad|incluid)\w*|"
    r"\bnon ancora (?:inserit|segnat)\w*|\bjeszcze nie (?:wpisan|dodan)\w*|"
    r"(?:尚未|还没)(?:填入|录入|登记|写入)",
    re.IGNORECASE,
)
"""Words for what a list lacks so far, which refuse nothing: ``not yet in the matrix``."""

_SEE = "(?=.{0,4}?(?:见|谈|约|会|去|安排|对接|拜访|聊|接触))"
_NUMERAL = "одн|дв[уе]|тр[её]|четыр|пят|шест|сем|восьм|девят|десят|полов"
AFFIRMED = (
    (OF_GOODS, ""),
    (
        lazy_regex(
            r"\bno (?=(?:ano|dia|mês|evento|encontro|próximo|último|início|fim|final|período|pavilhão|local)\b)"
        ),
        "em ",
    ),
    (  # What is not urgent is wanted.
        lazy_regex(
            r"\bне (?:горит|спешит|спешим|к спеху)\b|\bno(?:t)? (?:urgent(?:ly)?|rush|hurry|pressing)\b|"
            r"不(?:急(?!需)|着急|紧急)|\bnicht (?:dringend|eilig)\b|\bpas urgent\w*|\bno (?:es )?urgente\b|"
            r"\bacil değil\b|шұғыл емес|\bshoshilinch emas\b"
        ),
        "optional",
    ),
    (lazy_regex(r"不(?:错(?![开过])|贵(?![族州])|差(?!一)|赖|坏|俗|凡|菲|小|少(?!于)|断)"), "好"),  # praise
    # A polite question asks for what it names.
    (lazy_regex(r"(?<!不)(?:能不能够?|可不可以?|行不行|好不好|要不要|方不方便|可否|能否)(?:请|麻烦)?"), "请"),
    (
        lazy_regex(
            r"(?<![а-я])(?:не (?:могли|мог|могла) бы(?: вы)?|не сможете ли(?: вы)?|нельзя ли|не получится ли)(?![а-я])",
            re.IGNORECASE,
        ),
        "пожалуйста",
    ),
    (
        lazy_regex(
            r"\b(?:could|can|would|wo)n['’]?t (?:you|it be possible to)\b|\bnot possible to(?=[^.]*\?)", re.IGNORECASE
        ),
        "please",
    ),
    # Comparisons and stress: only the negation means nothing.
    (
        lazy_regex(
            r"\b(?:last,? )?but not least\b|"
            r"\b(?:no|not|never|by no means|none the) (?:any )?(?:less|lesser|least)\b(?! than)|"
            r"\bnot only\b|\bno doubt\b|\bwithout (?:a |any )?doubt\b|"
            rf"(?<![а-я])(?:ничуть |нисколько |отнюдь |ничем )?не (?:менее|меньше) (?!{_NUMERAL})(?=[а-яё]{{3,}})|"
            r"(?<![а-я])(?:и )?не в последнюю очередь|(?<![а-я])не только(?![а-я])|"
            r"(?<![а-я])(?:нет|без) (?:никаких |всяких )?сомнени\w*|不(?:但|仅仅?|只是)(?=.*[而也还])|毫?无疑问?",
            re.IGNORECASE,
        ),
        "",
    ),
    (lazy_regex(r"(?<![а-я])не последн\w+ по (?:важност|значени|значимост)\w*", re.IGNORECASE), "важно"),
    (lazy_regex(r"不(?:亚|逊|低|次|下)于(?![\d一二两三四五六七八九十])"), "同样"),
    # Who cannot but meet somebody, or may not be forgotten, is to be met.
    (
        lazy_regex(
            r"\b(?:can ?not|can['’]?t|could ?n['’]?t|could not) (?:but|help but|fail to|not)\b|"
            r"\b(?:not|never|n['’]t)(?: to)? be (?:overlooked|forgotten|ignored|left (?:out|off)|omitted|neglected)\b|"
            r"\b(?:do not|don['’]?t|never|not to) (?:overlook|forget|omit|ignore|neglect|leave (?:out|off)|drop)\b|"
            r"\bno (?:reason|excuse) not to\b|\bno way (?:\w+ ){0,3}(?:skip|miss)\b",
            re.IGNORECASE,
        ),
        "must",
    ),
    (
        lazy_regex(
            r"(?<![а-я])(?:нельзя|невозможно|не (?:мо[жг]|смо[жг])\w*) не(?![а-я])|"
            r"(?<![а-я])(?:нельзя|не) (?:обойти вниманием|обойти|забы(?:ть|вать|вайте)|забуд\w+|игнорир\w+|упускать)",
            re.IGNORECASE,
        ),
        "обязательно",
    ),
    (
        lazy_regex(
            rf"(?:绝|千万)?(?:不得不|不能不|不可不|不会不|不应不|不该不|没有?理由不|[岂怎哪]能不|不想不){_SEE}|不见不散|"
            r"(?:千万|切)?(?:别|不要|勿|莫)(?:再)?(?:忘记?了?|漏掉?了?|遗漏|落下|错过|忽[略视]|错失|失)|不[可容](?:忽[略视]|遗漏)"
        ),
        "必须",
    ),
    (
        lazy_regex(r"(?:无论如何|不管怎[么样]|不论如何|无论怎[么样]|不管如何)[都也]?(?![^，。；]{0,4}[不别勿没])"),
        "必须",
    ),
    # Who does not mind may be met.
    (
        lazy_regex(
            r"\b(?:(?:would|do|does|will) not|(?:would|do|does|wo)n['’]t) (?:\w+ )?"
            r"(?:mind|object|refuse|decline|reject|rule out|exclude|say no|be (?:opposed|averse|against))\b|"
            r"\bnot (?:at all )?(?:opposed|averse|adverse|against|ruled out|excluded)\b|\bno objections?\b|"
            r"\bnothing against\b|\bnever say no\b",
            re.IGNORECASE,
        ),
        "maybe",
    ),
    (
        lazy_regex(
            r"(?<![а-я])не (?:прочь|против|возраж\w+|исключ(?:а[её]|е)\w+|откаж(?:ем|ут|ет|усь)\w*|отказываем\w*|"
            r"помешает|повредит|(?:будет )?лишн\w+(?: будет)?)|"
            r"(?<![а-я])(?:нет|без) возражен\w+|возражений (?:нет|не име\w+)",
            re.IGNORECASE,
        ),
        "возможно",
    ),
    (
        lazy_regex(
            r"不(?:反对|介意|拒绝|排除|妨|回避|排斥)|(?:没有?|无)(?:异议|意见(?!面))|未尝不可|不是不(?:可以|能|行)"
        ),
        "可以",
    ),
    # A denied lack of interest is interest.
    (
        lazy_regex(
            r"\bnot (?:at all )?(?:un|dis)(?:interested|interesting|willing|welcome|inclined|important|attractive)\b|"
            r"\bnot without interest\b|\b(?:can ?not|can['’]?t) wait (?:to|for)\b",
            re.IGNORECASE,
        ),
        "want",
    ),
    (
        lazy_regex(
            r"(?<![а-я])не (?:без интереса|без ?различн\w+|безразличн\w+|равнодушн\w+|неинтересн\w+)|небезынтересн\w*",
            re.IGNORECASE,
        ),
        "интересно",
    ),
    (
        lazy_regex(
            r"(?:不无兴趣|(?:并非|并不是|不是)(?:不想|不愿意?|没兴趣|不感兴趣|无意))(?!.*(?:只是|但|可是|而是|[，,]\s*是))"
        ),
        "想",
    ),
)
"""Patterns of negations that refuse nothing, with the words that they stand for."""

AT_ANY_COST = lazy_regex(
    r"\bbut not at (?:any|all) (?:costs?|price)\b|\baber nicht um jeden preis\b|\bmais pas à tout prix\b|"
    r"\bpero no a (?:toda costa|cualquier precio)\b|\bmas não a (?:todo (?:o )?custo|qualquer preço)\b|"
    r"\bma non a (?:tutti i costi|ogni costo)\b|\bmaar niet (?:tegen elke prijs|ten koste van alles)\b|"
    r"\bale (?:nie za wszelką cenę|ne za každou cenu|nie za každú cenu|не за будь-яку ціну)|"
    r"\bно не (?:любой ценой|за всяка цена|на всяка цена)|但不(?:强求|勉强)",
    re.IGNORECASE,
)
"""Words behind those who are wanted that leave open whether they are met: ``but not at any cost``."""

NO_MUST = lazy_regex(
    r"\bnot (?:an? must|necessarily)\b|(?<!no )(?<!not )\b(?:less|least) "
    r"(?:important|urgent|essential|critical|vital|interesting|wanted|preferred|relevant)\b|\bне обязательн|"
    r"(?<!не )\b(?:наи)?менее (?:важн|нужн|срочн|приоритетн|обязательн|интересн|желательн)|"
    r"\bне (?:сам[а-я]+|особо|особенно|очень|слишком|столь|так) (?:важн|срочн|приоритетн)|"
    r"(?:非|不是)必[须见要需]|非重点|不(?:太|那么)?重要"
)
"""Words for musts and for what is important, denied or at the lower end of a scale: ``not a must``, ``非必须``."""

BOUND = lazy_regex(
    r"(?:^|\s)не (?:более|больше|менее|меньше|чаще|реже|ран\w+|поздн\w+|позже|слишком)(?!\w)|"
    r"不(?:要|能|可|得|宜)?(?:超过|超過|多于|多於|少于|少於|早于|早於|晚于|晚於|迟于|低于|高于|太[多少早晚])|"
    r"\b(?:no|not) (?:more|fewer|less|later|earlier|sooner|before|after) than\b",
    re.IGNORECASE,
)
"""A bound of a number or a time, in words that else deny."""
