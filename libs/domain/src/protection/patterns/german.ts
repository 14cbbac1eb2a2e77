import type { PatternBook } from '../pattern-book';

/** German; umlauts are folded (ä → a), their spelt-out forms (ae) are listed where they matter. */
export const GERMAN: PatternBook = {
  'asks-for-person': [
    '(mit|von) ~3 (automaten|maschine|computer|bot|roboter) ~3 (schreiben|reden|sprechen|chatten)', '(jemand|jemanden) ~4 (anrufen|sprechen|zuruckrufen|melden|kontaktieren)', '(mensch|menschen|mitarbeiter|person) (reden|sprechen|schreiben|bitte)',
    '(mit|an|zu) ~3 (mensch|menschen|mitarbeiter|mitarbeiterin|mitarbeitern|person|berater|kundenberater|vorgesetzten|chef|kollegen|kundendienst|kundenservice|ansprechpartner|jemandem|jemanden) ~2 (sprechen|reden|verbinden|weiterleiten|telefonieren|chatten|schreiben|weiterverbinden)',
    '(sprechen|reden|verbinden|telefonieren|verbindung) ~3 (mensch|menschen|mitarbeiter|mitarbeiterin|person|berater|kundenberater|vorgesetzten|jemandem|ansprechpartner)',
    '(echten|echter|echte|lebenden|richtigen|wirklichen) (mensch|menschen|person|mitarbeiter|berater)',
    '(will|mochte|moechte|brauche|benotige|verlange|gib|geben|hatte|wunsche) ~4 (mensch|menschen|mitarbeiter|mitarbeiterin|berater|kundenberater|ansprechpartner|vorgesetzten|operator)',
    '(kein|keinen|keine) (bot|roboter|chatbot|maschine|computer|ki)',
    '(rufen|ruft|ruf) (sie|ihr)? ~2 (mich|uns) (an|zuruck|bitte)?',
    '(ruckruf|rueckruf|zuruckrufen|anrufen)',
    '^ (mensch|mitarbeiter|kundenberater|kundenservice|berater|ansprechpartner) bitte? $',
  ],
  dispute: [
    '(werde|wird|werden|will|wollen|mochte) ~5 nicht ~1 (zahlen|bezahlen|begleichen|akzeptieren|anerkennen)', '(nicht einverstanden|stimmt ~2 nicht|stimmt nicht|erstatte*|zuruckerstatte*|ruckerstatt*)', '(akzeptiere|anerkenne|akzeptieren) ~4 nicht',
    '(widerspreche|widersprechen|widerspruch|reklamier*|reklamation|beanstand*|bestreite|bestreiten|anfechten|anfechtung|fechte)',
    '(falsch|falsche|fehlerhaft|unberechtigt*|zu unrecht|ungerechtfertigt*|unrechtmassig*) ~2 (abgebucht|berechnet|rechnung|abbuchung|belastet|belastung|gebuhr|betrag|forderung|abgerechnet)',
    '(rechnung|betrag|abbuchung|forderung|abrechnung|mahnung|gebuhr) ~2 (ist|sind|war|stimmt) ~2 (falsch|nicht korrekt|nicht|fehlerhaft|unberechtigt|ungerechtfertigt|inkorrekt)',
    '(rucklastschrift|rueckbuchung|ruckbuchung|ruckbuchen|zuruckbuchen|storniere*)',
    '(will|mochte|moechte|verlange|fordere) ~4 (geld|betrag|ruckerstattung|erstattung) ~1 (zuruck)?',
    '(geld) ~2 zuruck', '(beschwerde|beschwere|beschweren)', '(zahle|bezahle|bezahlen|zahlen) ~3 nicht',
    '(abzocke|wucher|unverschamt*)', '(weigere|verweigere) ~4 (zahlung|bezahlen|zahlen)', 'zahlung verweigern',
  ],
  'double-charge': [
    '(doppelt|zweimal|zwei mal|2x|mehrfach|dreimal|2 mal) ~4 (abgebucht|belastet|berechnet|bezahlt|eingezogen|abgerechnet|gezahlt|gebucht|abbuchung|in rechnung)',
    '(abgebucht|belastet|berechnet|bezahlt|eingezogen|buchen|gebucht) ~4 (doppelt|zweimal|2x|zwei mal|mehrfach|2 mal)',
    '(doppelte|doppelten|doppelter|zweifache) (abbuchung|belastung|zahlung|rechnung|buchung|berechnung|lastschrift)',
    '(doppelabbuchung|doppelbuchung|doppelzahlung|doppelberechnung)',
  ],
  fraud: [
    '(jemand|irgendwer|fremde) ~8 (eingekauft|bestellt|bezahlt|benutzt|verwendet|missbraucht)', '(habe|haben) ~6 nicht ~1 (genehmigt|bestellt|autorisiert|veranlasst|gekauft)',
    '(betrug|betrugs*|betrueg*|betruger*|betrugerisch*|betrogen|abgezockt|phishing*|gestohlen*|geklaut*|diebstahl|gehackt*|hacker|gefalscht*|falschung|missbrauch*|identitatsdiebstahl|verdachtig*|polizei|unbefugt*)',
    '(nicht|nie|niemals) ~2 (autorisiert*|genehmigt*|bestellt|gekauft|zugestimmt|beauftragt|veranlasst|abgeschlossen|unterschrieben|eingewilligt)',
    '(ohne) ~3 (zustimmung|genehmigung|erlaubnis|einwilligung|autorisierung|wissen)',
    '(nicht) (ich|wir|von mir|von uns|meine|unsere)',
    '(kenne|erkenne) ~5 nicht', '(unbekannte|unbekannten|unbekannter|unautorisierte) (abbuchung|lastschrift|zahlung|buchung|rechnung|transaktion)',
    '(jemand|fremder|unbekannter) ~4 (karte|konto|namen)', '(karte|kreditkarte|konto) ~3 (gestohlen|verloren|gehackt|geklaut|sperren)', 'wer ist ~6 (abgebucht|geld|bucht)',
  ],
  'bank-details-change': [
    '(bankverbindung|kontoverbindung|bankdaten|kontodaten|kontonummer|bankkonto|iban|konto|bank) ~5 (geandert|geaendert|andern|aendern|aktualisieren|gewechselt|wechseln|neu|ersetzen|anpassen|umgestellt|hinterlegen|anderung)',
    '(andern|aendern|neue|neuen|neues|neuer|andere|anderes|aktualisieren|wechsel|wechsle|anderung|geanderte|geanderten) ~3 (bankverbindung|kontoverbindung|bankdaten|kontodaten|kontonummer|bankkonto|iban|konto|bank)',
    '(sepa|lastschrift|mandat|lastschriftmandat|sepamandat|einzugsermachtigung) ~5 (widerruf*|kundig*|entzieh*|zuruckzieh*|stornier*|beend*)', '(widerruf*|kundig*|entziehe|storniere) ~5 (mandat|lastschrift|sepa|lastschriftmandat|einzugsermachtigung)',
  ],
  legal: [
    '(anwalt*|anwalte|rechtsanwalt*|rechtsanwalte|verklagen|verklage|klage|klagen|gerichtlich*|rechtlich* schritte|rechtsweg|rechtsstreit|inkasso*|insolvenz*|insolvent|konkurs|pleite|mahnbescheid|mahnverfahren|gerichtsvollzieher|verbraucherzentrale|verbraucherschutz|schadensersatz|schadenersatz|abmahnung|staatsanwalt*|anzeige|strafanzeige|rechtsschutz*|ombudsmann|schlichtungsstelle)',
    '(vor|zum|beim) gericht', '(rechtliche|rechtlichen|juristische) (schritte|mittel|massnahmen|beratung|konsequenzen)', '(mahnung) ~4 (unberechtigt|falsch|widersprech*)',  ],
  'data-protection': ['(dsgvo|datenschutz) ~4 (anfrage|auskunft|loschung|beschwerde|antrag|verstoss|artikel|beauftragte*|verletzung)', '(loschen|loesche*|loeschen|losche*|loschung|auskunft|kopie|loscht|einsicht) ~6 (daten|datenauskunft|personenbezogen*)', '(daten|konto daten) ~4 (loschen|loeschen|geloscht|geloescht|loschung|weitergegeben|gespeichert)', '(datenauskunft|auskunftsersuchen|datenloschung|datenpanne|datenleck|vergessenwerden|datenschutzbeauftragte*|datenschutzbeschwerde|datenschutzverstoss|datenschutzverletzung)', '(art|artikel|nach|gemass) ~3 dsgvo', '(widerspreche|widerspruch|widerrufe) ~5 (datenverarbeitung|verarbeitung|einwilligung)', 'dsgvo ~3 (anfrage|auskunft|loschung)'],
};
