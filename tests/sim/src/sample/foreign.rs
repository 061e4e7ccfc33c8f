//! Letters in German, French, Japanese and Arabic, as colleagues and clients abroad write them.

use super::{
    generator::Desk,
    letter::{self, Filed},
};
use crate::model::Address;

/// One language: sender, direction and language of the text, greeting, closing, subjects, sentences.
struct Tongue {
    sender: (&'static str, &'static str),
    lang: &'static str,
    greeting: &'static str,
    closing: &'static str,
    subjects: &'static [&'static str],
    sentences: &'static [&'static str],
}

const TONGUES: [Tongue; 5] = [
    Tongue {
        sender: ("Jürgen Oßwald", "j.osswald@hafenbau-nord.example"),
        lang: "de",
        greeting: "Liebe Frau Brandt,",
        closing: "Mit freundlichen Grüßen",
        subjects: &[
            "Rückfrage zur Kaimauer",
            "Protokoll der Baubesprechung",
            "Änderung der Anlieferung am Donnerstag",
            "Prüfbericht Spundwand, Achse 4 bis 9",
            "Grüße von der Baustelle",
        ],
        sentences: &[
            "die Bohrungen sind bis auf zwei abgeschlossen, die Ergebnisse liegen über den Annahmen.",
            "anbei die überarbeiteten Pläne; die Änderungen sind rot gekennzeichnet.",
            "Könnten Sie bitte prüfen, ob die Fugen wie besprochen ausgeführt wurden?",
            "Für nächste Woche ist Sturm angekündigt, wir ziehen das Betonieren deshalb vor.",
            "Die Behörde bittet um eine Stellungnahme bis Ende des Monats.",
            "Über den Preis für die Wasserbausteine müssten wir noch einmal sprechen.",
            "Der Kran steht ab Dienstag wieder zur Verfügung.",
            "Falls Ihnen der Termin nicht passt, genügt ein kurzer Anruf.",
        ],
    },
    Tongue {
        sender: ("Lucienne Baptiste", "l.baptiste@port-ombre.example"),
        lang: "fr",
        greeting: "Chère Ada,",
        closing: "Bien cordialement",
        subjects: &[
            "Réunion de chantier reportée",
            "Devis pour le quai aux poissons",
            "Relevés de marée de septembre",
            "Accès à la criée pendant les travaux",
            "Félicitations à toute l’équipe",
        ],
        sentences: &[
            "les pêcheurs demandent que l’accès reste ouvert avant six heures.",
            "Le devis révisé est un peu plus élevé que prévu, mais il comprend l’éclairage.",
            "Pourriez-vous nous envoyer le plan à jour avant la réunion de jeudi ?",
            "La mairie a donné son accord, sous réserve du calendrier.",
            "Nous avons constaté une fissure près de l’escalier nord ; elle est surveillée.",
            "Il faudra prévoir une solution provisoire pour la glace.",
            "Merci encore pour votre visite, elle a rassuré tout le monde.",
            "Je vous rappelle demain dans la matinée.",
        ],
    },
    Tongue {
        sender: ("田辺 由紀", "yuki.tanabe@northwind-harbour.example"),
        lang: "ja",
        greeting: "ブラント様",
        closing: "よろしくお願いいたします。",
        subjects: &[
            "岸壁の構造計算について",
            "来週の打ち合わせの件",
            "防波堤模型実験の結果",
            "図面の差し替えのお願い",
            "出張報告",
        ],
        sentences: &[
            "お世話になっております。田辺です。",
            "計算書の第三章を見直しましたので、ご確認をお願いいたします。",
            "模型実験では、波高が想定より一割ほど低くなりました。",
            "来週の火曜日の午後はご都合いかがでしょうか。",
            "図面の寸法に誤りがありましたので、最新版に差し替えてください。",
            "現地は天候に恵まれ、測量は予定どおり終了しました。",
            "追加の費用については、改めて見積もりをお送りします。",
        ],
    },
    Tongue {
        sender: ("رشيد الحربي", "rashid.al-harbi@northwind-harbour.example"),
        lang: "ar",
        greeting: "الأستاذة آدا المحترمة،",
        closing: "مع أطيب التحيات",
        subjects: &[
            "تقرير أعمال التجريف",
            "موعد زيارة الموقع",
            "نتائج فحص التربة",
            "جدول العمل للأسبوع القادم",
        ],
        sentences: &[
            "أرجو أن تكوني بخير.",
            "انتهينا من المرحلة الأولى من التجريف قبل الموعد بثلاثة أيام.",
            "وصلت نتائج فحص التربة، وهي أفضل مما توقعنا.",
            "هل يناسبك الاجتماع يوم الأربعاء الساعة العاشرة؟",
            "نحتاج إلى موافقة الميناء قبل نقل المعدات إلى الرصيف 12.",
            "سأرسل الصور والجداول مساء اليوم.",
            "الطقس هادئ هذا الأسبوع، وهذا يساعدنا كثيراً.",
        ],
    },
    Tongue {
        sender: ("Torbjørn Aune", "torbjorn.aune@skarvik.example"),
        lang: "nb",
        greeting: "Hei Ada,",
        closing: "Vennlig hilsen",
        subjects: &["Befaring på moloen", "Spørsmål om fyllmassene", "Møtereferat fra mandag"],
        sentences: &[
            "takk for sist, det var fint å se dere i Skarvik.",
            "Vi har fått svar fra fylket, og det ser lyst ut.",
            "Kan dere sende oss den siste tegningen av moloen?",
            "Steinen fra bruddet kommer en uke senere enn avtalt.",
            "Naboene spør om arbeidstiden, jeg foreslår et åpent møte.",
            "Si fra hvis det er noe vi kan hjelpe med.",
        ],
    },
];

/// One letter.
pub(super) fn letter(desk: &mut Desk) -> Vec<Filed> {
    let at = desk.dice.below(TONGUES.len());
    let Some(tongue) = TONGUES.get(at) else { return Vec::new() };
    let subject = desk.dice.pick(tongue.subjects);
    let count = desk.dice.below(3) + 2;
    let sentences = desk.dice.some(tongue.sentences, count).join(" ");
    let (name, address) = tongue.sender;
    let direction = if tongue.lang == "ar" { "rtl" } else { "ltr" };
    let inner = format!(
        "<div lang=\"{}\" dir=\"{direction}\"><p>{}</p><p>{sentences}</p><p>{}<br>{name}</p></div>",
        tongue.lang, tongue.greeting, tongue.closing
    );
    let from = Address { name: name.to_owned(), address: address.to_owned() };
    let message = letter::to_owner(&mut desk.dice, from, subject.to_owned(), letter::html(&inner), desk.at);
    vec![(desk.folder("Inbox/Abroad"), message)]
}
