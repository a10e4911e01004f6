"""A question whom one does not want to meet asks for refusals in any language, and no condition makes it one."""

from __future__ import annotations

import pytest

from sco_scheduler.domain.event import Level
from sco_scheduler.intake.understanding.wording.polarity import may_refuse, polarity_of

REFUSING = """
۷. با کدام خریدار تمایل به ملاقات ندارید؟ | با کدام شرکت‌ها تمایلی به ملاقات ندارید
با چه کسانی قصد ملاقات ندارید؟ | مایل به دیدار با کدام شرکت نیستید؟
با کدام شرکت‌ها علاقه‌مند به مذاکره نیستید | با کدام شرکت نباید ملاقات داشته باشید؟
شرکت‌هایی که تمایل به دیدار با آنها ندارید | با چه شرکت‌هایی جلسه نگذاریم؟
با کدام تامین کننده ملاقات نمی‌کنید؟ | نمی خواهید با چه کسی ملاقات کنید
خریدارانی که علاقه به ملاقات با آنها وجود ندارد | با چه کسانی ملاقات تنظیم نشود؟ | مایل نیستم ملاقات کنم با
لطفا شرکت‌هایی که ترجیح می‌دهید ملاقات نکنید را نام ببرید
Hangi firmalarla görüşmek istemiyorsunuz? | Görüşmek istemediğiniz firmalar
Kiminle görüşmeyi tercih etmezsiniz? | Kimlerle görüşme planlanmasın? | Görüşmeyeceğiniz alıcılar
Hangi firmalarla toplantı yapmak istemezsiniz | Görüşmek istenmeyen firmalar
Hangi firmayla bir araya gelmek istemiyorsunuz? | Görüşme talep etmediğiniz firmalar
Hangi şirketlerle tanışmak istemiyorsunuz? | Hangi alıcılarla eşleştirilmek istemezsiniz?
Kiminle görüşmeyelim? | Hangi firmalarla görüşmeyi arzu etmiyorsunuz? | Görüşmek istemediklerim
Hansı şirkətlərlə görüşmək istəmirsiniz? | Görüşmək istəmədiyiniz şirkətlər
Kiminlə görüş keçirmək istəməzdiniz? | Kiminlə görüş təyin edilməsin? | Hansı alıcılarla görüşməyəcəksiniz?
Kiminlə görüşmək arzu etmirsiniz? | Görüşmək arzusunda olmadığınız şirkətlər
Qaysi kompaniyalar bilan uchrashishni xohlamaysiz? | Kim bilan uchrashmoqchi emassiz?
Uchrashishni istamagan korxonalar | Uchrashmaydigan kompaniyalar | Kim bilan uchrashishga qiziqmaysiz?
Kim bilan uchrashuv tashkil qilinmasin? | Qaysi xaridorlar bilan uchrashmaysiz?
Qaysi kompaniyalar bilan uchrashish kerak emas? | Uchrashuv istalmagan kompaniyalar
Kim bilan uchrashuv belgilanmasin | Қайси компаниялар билан учрашишни хоҳламайсиз?
Ким билан учрашмоқчи эмассиз? | Qaysi korxona bilan muzokara qilishni istamas edingiz?
Қай компаниялармен кездескіңіз келмейді? | Кіммен кездесуді қаламайсыз? | Кездескісі келмейтін компаниялар
Кіммен кездесуге ниетіңіз жоқ? | Кіммен кездеспейсіз? | Кездесу керек емес компаниялар
Кіммен кездесу ұйымдастырылмасын? | Кіммен кездесуге қызығушылығыңыз жоқ? | Кездескіңіз келмеген компаниялар
Кіммен кездесуді жоспарламау керек? | Қандай сатып алушылармен кездескіңіз жоқ?
Кездесуді қаламайтын жеткізушілер
Кайсы компаниялар менен жолугууну каалабайсыз? | Ким менен жолуккуңуз келбейт?
Жолугууга каалоосу жок компаниялар | Ким менен жолукпайсыз? | Жолугушууну каалабаган компаниялар
Ким менен жолугушуу уюштурулбасын? | Кайсы сатып алуучулар менен жолугушууга кызыкпайсыз?
Ким менен жолугууга ниетиңиз жок? | Ким менен жолуккуңуз жок?
Haýsy kompaniýalar bilen duşuşmak islemeýärsiňiz? | Duşuşmak islemeýän kompaniýalaryňyz
Kim bilen duşuşmajak? | Kim bilen duşuşyk gurnalmasyn? | Duşuşmak islemeýändigiňiz
Kim bilen duşuşmaga höwesiňiz ýok?
Бо кадом ширкатҳо вохӯрдан намехоҳед? | Бо кӣ вохӯрӣ кардан намехоҳед?
Бо кадом харидор хоҳиши вохӯрӣ надоред? | Ба вохӯрӣ бо кадом ширкат майл надоред?
Бо кӣ вохӯрӣ таъин накунем? | Бо кадом ширкатҳо мулоқот набояд бошад? | Вохӯрӣ бо киҳо лозим нест?
Бо кадом ширкатҳо намехостед вохӯред? | Ширкатҳое, ки бо онҳо вохӯрдан намехоҳам
Аль компаниудтай уулзахыг хүсэхгүй байна вэ? | Хэнтэй уулзахгүй вэ? | Уулзахыг хүсээгүй компаниуд
Уулзах сонирхолгүй компаниуд | Хэнтэй уулзмааргүй байна вэ? | Уулзалт товлохгүй компаниуд
Хэнтэй уулзалт хийхгүй вэ? | Аль худалдан авагчтай уулзах хүсэлгүй байна? | Хэнтэй уулзуулахгүй байх вэ?
Хэнтэй уулзах шаардлагагүй вэ? | Хэнтэй уулзах дургүй вэ?
面談を希望しない企業 | 会いたくない企業はどこですか | 商談したくないバイヤー | 面会を望まない会社
どの会社と会いたくありませんか？ | 商談を希望されない企業 | 面談をご希望でない企業
お会いになりたくない企業 | 商談しない企業 | マッチングを避けたい企業 | 面談不要の企業 | 商談を行わない企業
どの企業との面談を希望しませんか | 面談を組んでほしくない企業 | 商談をお断りする企業
会いたくない
面談を控えたい出展者（あれば） | 商談を見合わせたい企業 | 面談をご遠慮したい企業 | 商談を見送りたい企業
만남을 사양하고 싶은 기업 | Chcemy trzymać się z daleka od | Welche Firmen möchten Sie meiden?
Firmen, denen Sie aus dem Weg gehen möchten | Firmen, auf die Sie verzichten möchten | Bedrijven die u liever vermijdt
Yritykset, joita haluatte välttää | Entreprises à tenir à distance | Empresas con las que mejor no coincidir
만나고 싶지 않은 기업 | 상담을 원하지 않는 업체 | 미팅을 희망하지 않는 회사는?
어느 회사와 만나고 싶지 않으십니까? | 면담을 원치 않는 기업 | 상담 불희망 기업 | 만나기 싫은 업체
미팅을 피하고 싶은 회사 | 상담하지 않을 업체 | 만날 의향이 없는 바이어 | 상담을 원하지 않으시는 바이어
미팅 불필요 업체 | 상담을 바라지 않는 업체 | 상담 매칭을 원하지 않으십니까
आप किन कंपनियों से नहीं मिलना चाहते? | किससे मिलना नहीं चाहते? | किन कंपनियों से बैठक नहीं चाहिए?
किससे मुलाकात नहीं करनी है? | जिनसे मिलना न चाहें | किस खरीदार से मिलने में रुचि नहीं है?
मिलने के इच्छुक नहीं | किन कंपनियों से मिलना पसंद नहीं करेंगे? | किनके साथ बैठक न रखें?
آپ کن کمپنیوں سے ملاقات نہیں کرنا چاہتے؟ | کس سے ملنا نہیں چاہتے
له کومو شرکتونو سره نه غواړئ ووینئ؟
আপনি কোন কোম্পানির সাথে দেখা করতে চান না?
من هي الشركات التي لا ترغبون في لقائها؟ | مع من لا تريدون الاجتماع؟ | الشركات التي لا تودون مقابلتها
الشركات التي لا نرغب في لقائها | شركات لا أرغب بالاجتماع معها | الشركات غير المرغوب في لقائها
أي مشتر لا تفضل مقابلته؟ | مع أي شركة ليس لديكم رغبة في الاجتماع؟ | الشركات التي لستم مهتمين بلقائها
لا تحددوا اجتماعا مع | من لا تحب أن تلتقي به؟
עם אילו חברות אינכם מעוניינים להיפגש? | את מי אתם לא רוצים לפגוש? | חברות שלא תרצו לפגוש
עם מי אין לכם עניין להיפגש? | חברות שאין ברצונכם לפגוש | עם מי לא לקבוע פגישה?
Wen möchten Sie nicht treffen? | Mit welchen Firmen möchten Sie kein Gespräch?
Mit wem wollen Sie nicht sprechen? | Kein Interesse an einem Gespräch mit
Mit wem sollen wir keinen Termin vereinbaren? | Wen möchten Sie lieber nicht sehen? | Nicht gewünschte Partner
Mit wem wünschen Sie keinen Termin?
Qui ne souhaitez-vous pas rencontrer ? | Entreprises que vous ne souhaitez pas rencontrer
Avec qui ne voulez-vous pas de rendez-vous ? | Acheteurs à ne pas rencontrer
Avec quelles entreprises ne désirez-vous pas de rendez-vous ? | Qui préférez-vous ne pas voir ?
Pas intéressé par | Aucun rendez-vous avec | Avec qui vous ne voudriez pas de rendez-vous
Qui n’aimeriez-vous pas rencontrer ?
¿Con qué empresas no desea reunirse? | ¿A quién no quiere ver? | Empresas con las que no le interesa reunirse
¿Con quién preferiría no reunirse? | ¿Con quién no le gustaría reunirse? | Empresas que no desean ver
No agendar con | ¿Con quién no quisiera tener cita? | Sin interés en reunirse con
Com quem não deseja reunir-se? | Empresas com as quais não gostaria de se reunir
Com quem não tem interesse em se reunir? | Com quem prefere não se encontrar?
Com que empresas não pretende reunir? | Não agendar com | Quem não querem encontrar?
Chi non desidera incontrare? | Con quali aziende non vorreste incontrarvi?
Aziende che non intende incontrare | Con chi preferisce non avere incontri? | Chi non volete incontrare?
Non interessato a incontrare | Con chi non vi interessa un incontro?
Z kim nie chcą się Państwo spotkać? | Firmy, z którymi nie chcecie się spotkać
Z kim nie życzą sobie Państwo spotkania? | Z kim nie umawiać spotkań? | Z kim wolą Państwo się nie spotykać?
Z jakimi firmami nie są Państwo zainteresowani spotkaniem? | Firmy niepożądane | Z kim nie planować spotkania
S kým se nechcete setkat? | S kým si nepřejete schůzku? | S kým nemáte zájem se setkat?
Firmy, se kterými se nechtějí sejít | S kým byste se neradi setkali? | S kým nemáme domlouvat schůzku?
S kým sa nechcete stretnúť? | S kým si neželáte stretnutie? | S kým nemáte záujem sa stretnúť?
S kým sa neradi stretnete
Kivel nem szeretne találkozni? | Mely cégekkel nem kíván tárgyalni? | Kikkel nem akar találkozni?
Kivel nem kér találkozót? | Kivel ne szervezzünk találkozót? | Kikkel nem szívesen találkozna?
Kikkel nem óhajt tárgyalni?
Cu cine nu doriți să vă întâlniți? | Cu ce companii nu vreți să vă întâlniți?
Cu cine preferați să nu vă întâlniți? | Companii pe care nu le doriți | Nu sunteți interesat să întâlniți
Cu cine nu ați dori o întâlnire?
С кого не желаете да се срещнете? | С кои фирми не искате среща? | С кого не бихте искали да се срещате?
Фирми, с които нямате желание да се срещнете | С кого нямате интерес от среща?
Са ким не желите да се састанете? | Sa kim ne želite sastanak? | S kim se ne biste željeli sastati?
Sa kojim firmama nemate interes za sastanak? | S kim ne žele sastanak | Sa kim ne biste voleli da se sretnete?
S kim nećete sastanak?
S kim se ne želite sastati? | S kime ne biste htjeli sastanak? | S kim niste zainteresirani za sastanak?
S kom se ne želite srečati? | S katerimi podjetji ne želite sestanka?
Ποιους δεν θέλετε να συναντήσετε; | Με ποιες εταιρείες δεν επιθυμείτε συνάντηση;
Με ποιον δεν θα θέλατε να συναντηθείτε; | Εταιρείες που δεν σας ενδιαφέρει να συναντήσετε
Wie wilt u niet ontmoeten? | Met welke bedrijven wilt u geen gesprek? | Met wie wenst u geen afspraak?
Met wie heeft u geen interesse in een gesprek? | Wie ontmoet u liever niet? | Wie wil je niet spreken?
Vilka vill ni inte träffa? | Vilka företag vill ni inte möta? | Vem önskar ni inte möta?
Vilka är ni inte intresserade av att träffa? | Vem ska vi inte boka er med?
Hvem ønsker I ikke at møde? | Hvilke firmaer vil I ikke møde? | Hvem er I ikke interesseret i at møde?
Hvem vil du helst ikke møde?
Hvem ønsker dere ikke å møte? | Hvilke bedrifter vil dere ikke møte? | Hvem er dere ikke interessert i å møte?
Ketä ette halua tavata? | Minkä yritysten kanssa ette halua tapaamista? | Kenen kanssa et toivo tapaamista?
Yritykset, joita emme halua tavata | Ketä ette haluaisi tavata?
Su kuo nenorite susitikti? | Su kuriomis įmonėmis nenorėtumėte susitikti? | Su kuo nepageidaujate susitikimo?
Su kuo nesidomite susitikti?
Ar ko nevēlaties tikties? | Ar kuriem uzņēmumiem negribat tikties? | Ar ko jūs nevēlētos tikties?
Kellega te ei soovi kohtuda? | Kellega ei taha kohtuda? | Milliste firmadega te ei sooviks kohtuda?
Kellega te pole huvitatud kohtumisest?
З ким ви не хочете зустрічатися? | З якими компаніями не бажаєте зустрічатися? | З ким не хотіли б зустрітися?
З ким не маєте бажання зустрічатися? | З ким зустріч не потрібна? | З ким ви не зацікавлені зустрічатися?
З кім вы не хочаце сустракацца? | З якімі кампаніямі не жадаеце сустрэчы? | З кім не хацелі б сустрэцца?
С кем вы не хотите встречаться? | С кем вы не хотели бы встретиться?
С какими компаниями у вас нет желания встречаться? | С кем встреча не нужна?
С кем вам неинтересно встречаться? | С кем нет интереса встречаться | С кем не планировать встречи?
Which buyers do you not want to meet? | Whom don't you wish to meet? | Who would you rather not see?
Companies you have no interest in meeting | Which companies are you not keen to meet?
Companies you'd prefer not to be matched with | Who would you not like to see?
Companies you don't wish to be introduced to
您不想与哪些企业见面？ | 不希望洽谈的采购商 | 不愿对接的企业 | 无意见面的企业 | 没有兴趣洽谈的公司
不需要安排见面的企业 | 不打算会见谁
Perusahaan mana yang tidak ingin Anda temui? | Dengan siapa Anda tidak mau bertemu?
Syarikat yang tidak mahu ditemui | Perusahaan yang tidak Anda minati untuk bertemu
Dengan siapa Anda tidak berminat bertemu?
Bạn không muốn gặp công ty nào? | Công ty không mong muốn gặp | Không có nhu cầu gặp
Doanh nghiệp quý vị không quan tâm gặp
คุณไม่ต้องการพบบริษัทใด | บริษัทที่ไม่อยากพบ | บริษัทที่ไม่ประสงค์จะพบ | บริษัทที่ไม่สนใจพบ | ไม่ขอพบ
ვისთან არ გსურთ შეხვედრა? | რომელ კომპანიებთან არ გინდათ შეხვედრა? | ვისთან არ ისურვებდით შეხვედრას?
ვისთან შეხვედრა არ გაინტერესებთ?
Ո՞ւմ հետ չեք ցանկանում հանդիպել | Ո՞ր ընկերությունների հետ չեք ուզում հանդիպել
Ո՞ւմ հետ չէիք ցանկանա հանդիպել | Հանդիպել չցանկացող ընկերություններ | Ո՞ւմ հետ հանդիպման կարիք չունեք
"""
"""Titles of columns whose companies are refused, a language a line or more."""

ASKING = """
Indique o seu interesse em se reunir com cada fornecedor | Quale azienda interessa
با کدام خریدار تمایل به ملاقات دارید؟ | با چه کسانی قصد ملاقات دارید؟
شرکت‌هایی که مایل به دیدار با آنها هستید | با کدام شرکت‌ها علاقه‌مند به مذاکره هستید | خریداران مورد نظر
Hangi firmalarla görüşmek istiyorsunuz? | Görüşmek istediğiniz firmalar | Kimlerle görüşme planlansın?
Görüşme talepleri | Hangi firmalarla tanışmak istersiniz?
Hansı şirkətlərlə görüşmək istəyirsiniz? | Görüşmək istədiyiniz şirkətlər
Görüşmək arzusunda olduğunuz şirkətlər
Qaysi kompaniyalar bilan uchrashishni xohlaysiz? | Kim bilan uchrashmoqchisiz?
Uchrashuv istalgan kompaniyalar | Қайси компаниялар билан учрашишни хоҳлайсиз?
Қай компаниялармен кездескіңіз келеді? | Кіммен кездесуді қалайсыз? | Кездесуге ниетіңіз бар ма
Кайсы компаниялар менен жолугууну каалайсыз? | Ким менен жолуккуңуз келет?
Бо кадом ширкатҳо вохӯрдан мехоҳед? | Бо кадом харидор хоҳиши вохӯрӣ доред?
Аль компаниудтай уулзахыг хүсэж байна вэ? | Хэнтэй уулзах вэ?
面談を希望する企業 | 会いたい企業 | 商談したいバイヤー | ご希望の面談先
만나고 싶은 기업 | 상담을 원하는 업체 | 미팅을 희망하는 회사는?
आप किन कंपनियों से मिलना चाहते हैं? | किससे मिलने में रुचि है?
من هي الشركات التي ترغبون في لقائها؟ | الشركات التي تودون مقابلتها
עם אילו חברות אתם מעוניינים להיפגש?
Wen möchten Sie treffen?
Qui souhaitez-vous rencontrer ?
S kým se chcete setkat? | S kým máte zájem se setkat? | nejraději se setkat s
Kivel szeretne találkozni?
Cu cine doriți să vă întâlniți?
С кого желаете да се срещнете?
Sa kim želite sastanak?
Su kuo norite susitikti?
Ar ko vēlaties tikties?
Kellega te soovite kohtuda?
Ketä haluatte tavata?
З ким ви хочете зустрітися?
З кім вы хочаце сустрэцца?
ვისთან გსურთ შეხვედრა?
Ո՞ւմ հետ եք ցանկանում հանդիպել
คุณต้องการพบบริษัทใด
Bạn muốn gặp công ty nào?
Perusahaan mana yang ingin Anda temui?
Haýsy kompaniýalar bilen duşuşmak isleýärsiňiz?
Ποιους θέλετε να συναντήσετε;
Wie wilt u ontmoeten?
Vilka vill ni träffa?
Hvem ønsker I at møde?
Hvem ønsker dere å møte?
您希望与哪些企业见面？
Z kim chcą się Państwo spotkać?
Com quem deseja reunir-se?
Chi desidera incontrare?
¿Con qué empresas desea reunirse?
"""
"""The same questions without a negation."""

CONDITIONAL = """
با کدام شرکت‌ها تمایل به ملاقات دارید؟ اگر ترجیحی ندارید خالی بگذارید
Görüşmek istediğiniz firmalar (yoksa boş bırakın)
Görüşmek istediğiniz firmalar, tercihiniz yoksa boş bırakınız
Uchrashmoqchi bo'lgan kompaniyalar, yo'q bo'lsa bo'sh qoldiring
Кіммен кездескіңіз келеді? Егер жоқ болса бос қалдырыңыз | 面談希望企業（ない場合は空欄）
会いたい企業を記入してください。ない場合は空欄で結構です。
만나고 싶은 기업 (없으면 비워 두세요) | 만나고 싶은 기업, 없으면 공란
Wen möchten Sie treffen? Falls keine, leer lassen
Quelles entreprises souhaitez-vous rencontrer ? (ne rien indiquer si aucune)
किन कंपनियों से मिलना चाहते हैं? (यदि नहीं तो खाली छोड़ें) | من تودون لقاءه؟ إن لم يوجد اتركه فارغا
Companies you want to meet (leave blank if none) | С кем хотите встретиться? Если нет, оставьте пустым
Уулзах хүсэлтэй компаниуд, байхгүй бол хоосон | Siapa yang ingin Anda temui? Kosongkan jika tidak ada
Z kim chcą się Państwo spotkać? Jeśli nie dotyczy, proszę zostawić puste
"""
"""Questions for wishes that say what to do without any."""


def _titles(text: str) -> list[str]:
    return [title.strip() for line in text.strip().splitlines() for title in line.split("|")]


def test_a_negated_question_asks_for_refusals():
    assert [title for title in _titles(REFUSING) if polarity_of(title) is not Level.NO] == []


@pytest.mark.parametrize("text", [ASKING, CONDITIONAL], ids=["plain", "conditional"])
def test_a_question_without_negation_or_with_one_in_a_condition_asks_for_wishes(text):
    assert [title for title in _titles(text) if polarity_of(title) is not Level.WANT or may_refuse(title)] == []


def test_a_negation_without_a_known_word_for_meeting_may_refuse():
    assert [t for t in ("Kim ile çalışmak mümkün değil", "با کدام شرکت‌ها سازگار نیستید") if not may_refuse(t)] == []
