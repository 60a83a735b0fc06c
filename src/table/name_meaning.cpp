#include "table/name_meaning.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>

#include "base/letter_case.h"
#include "table/word_lists.h"

namespace ilk {
namespace {

using Strings = std::vector<std::string>;

constexpr std::array<std::string_view, 46> people{
    "cliente",  "klient",   "kund",     "klant",     "cliente's", "abonado",    "asiakas",
    "employee", "student",  "borrower", "shopper",   "holder",    "customer",   "cust",
    "client",   "account",  "acct",     "card",      "member",    "membership", "user",
    "person",   "contract", "policy",   "household", "loyalty",   "subscriber", "respondent",
    "patient",  "guest",    "donor",    "passenger", "visitor",   "buyer",      "consumer",
    "contact",  "lead",     "prospect", "kunde",     "kunden",    "konto",      "karten",
    "vertrag",  "vertrags", "mitglied", "mitglieds"};

// What lasts: short words for units are units only behind these ("screen time (min)").
constexpr std::array<std::string_view, 7> times_spent{"time",  "usage",   "duration", "dauer",
                                                      "tempo", "session", "watched"};

constexpr std::array<std::string_view, 4> id_words{"id", "uuid", "guid", "key"};
constexpr std::array<std::string_view, 8> number_words{"number", "nummer", "no",   "nr",
                                                       "num",    "nbr",    "code", "ref"};

// "custid", "cardno", "kundennummer": both words in one.
bool joins_person_and_number(std::string_view word) {
  const auto joined = [&](std::string_view end) {
    return word.ends_with(end) && among(word.substr(0, word.size() - end.size()), people);
  };
  return std::ranges::any_of(id_words, joined) || std::ranges::any_of(number_words, joined);
}

} // namespace

bool names_an_id(const Strings& words) {
  if (words.empty()) return false;
  const std::string& last = words.back();
  if (among(last, id_words) || words.front() == "id") return true;
  if (joins_person_and_number(last)) return true;
  return words.size() >= 2 && among(last, number_words) && among(words[words.size() - 2], people);
}

bool names_a_person(const Strings& words) {
  return any_among(words, people) || std::ranges::any_of(words, joins_person_and_number);
}

bool names_other_than_customers(const Strings& words) {
  return words.size() > 1 && !any_among(words, people) && !joins_person_and_number(words.back());
}

bool names_a_row_number(const Strings& words) {
  constexpr std::array<std::string_view, 5> names{"index", "row", "rownum", "no", "nr"};
  if (words.size() == 1) return among(words[0], names);
  return words == Strings{"column", "1"} || words == Strings{"unnamed", "0"} ||
         words == Strings{"row", "number"};
}

bool names_a_category(const Strings& words) {
  constexpr std::array<std::string_view, 52> names{
      "region",     "channel",    "category",    "type",     "class",     "segment",  "group",
      "code",       "gender",     "sex",         "marital",  "status",    "country",  "state",
      "city",       "zone",       "branch",      "plan",     "browser",   "device",   "system",
      "systems",    "os",         "occupation",  "job",      "education", "religion", "ethnicity",
      "race",       "language",   "nationality", "traffic",  "platform",  "source",   "provider",
      "brand",      "store",      "department",  "industry", "sector",    "marriage", "married",
      "profession", "geschlecht", "sexo",        "province", "weekday",   "agent",    "company",
      "terminal",   "warehouse",  "sexe"};
  constexpr std::array<std::string_view, 4> counted{"count", "number", "num", "per"};
  return any_among(words, names) && !any_among(words, counted);
}

bool names_a_place_or_line(const Strings& words) {
  constexpr std::array<std::string_view, 44> names{
      "zip",     "zipcode",   "postcode",  "postal",    "postleitzahl", "plz",   "pincode",
      "phone",   "cellphone", "telephone", "telefon",   "tel",          "mobil", "handy",
      "fax",     "iban",      "bic",       "swift",     "ssn",          "ean",   "gtin",
      "upc",     "isbn",      "sku",       "imei",      "naics",        "sic",   "vat",
      "siret",   "siren",     "nif",       "latitude",  "longitude",    "lat",   "lon",
      "lng",     "telefono",  "teléfono",  "téléphone", "cep",          "last4", "msisdn",
      "barcode", "cpf"};
  constexpr std::array<std::string_view, 2> cost_centre{"cost", "center"},
      cost_center{"cost", "centre"}, sort_code{"sort", "code"}, last_four{"last", "4"};
  const auto has = [&](const auto& both) { return stand_in(words, both); };
  return any_among(words, names) || has(cost_centre) || has(cost_center) || has(sort_code) ||
         has(last_four) || words == Strings{"cap"};
}

bool names_an_outcome(const Strings& words) {
  constexpr std::array<std::string_view, 54> names{
      "résilié",   "resilie",    "résiliation", "storniert",  "abgewandert",  "gekuendigt",
      "cancelado", "cancelada",  "baja",        "disdetta",   "cancellato",   "opgezegd",
      "parti",     "churner",    "loyal?",      "deserted",   "repaid",       "churn",
      "churned",   "exited",     "attrition",   "attrited",   "target",       "outcome",
      "response",  "responded",  "converted",   "label",      "defaulted",    "left",
      "cancelled", "canceled",   "gekündigt",   "claim",      "claimed",      "award",
      "awarded",   "accepted",   "conversion",  "fraud",      "subscribed",   "renewed",
      "abandoned", "delinquent", "bankrupt",    "complained", "redeemed",     "won",
      "lost",      "survived",   "dropout",     "returned",   "unsubscribed", "default"};
  // "default" alone, "default payment next month".
  constexpr std::array<std::string_view, 9> counted{"count", "number", "num",   "total", "amount",
                                                    "days",  "months", "years", "rate"};
  // Words of many meanings are outcomes where they end the name: "won", not "won prizes".
  constexpr std::array<std::string_view, 14> at_the_end{
      "left",     "label",    "won",   "lost", "award",  "awarded", "returned",
      "redeemed", "response", "parti", "baja", "target", "outcome", "claim"};
  if (words == Strings{"y"}) return true;
  if (!words.empty() && among(words.back(), at_the_end)) return true;
  return !any_among(words, counted) && std::ranges::any_of(words, [&](const std::string& word) {
    return among(word, names) && !among(word, at_the_end);
  });
}

bool names_a_status(const Strings& words) {
  constexpr std::array<std::string_view, 10> of_people{
      "marital", "employment", "job",   "family", "home",
      "housing", "smoking",    "civil", "health", "relationship"};
  return !words.empty() && words.back() == "status" && !any_among(words, of_people);
}

bool tells_of_an_outcome(const std::string& cell) {
  constexpr std::array<std::string_view, 38> words{"active",       "inactive",
                                                   "closed",       "open",
                                                   "cancelled",    "canceled",
                                                   "churned",      "paid",
                                                   "unpaid",       "defaulted",
                                                   "approved",     "rejected",
                                                   "declined",     "won",
                                                   "lost",         "completed",
                                                   "complete",     "pending",
                                                   "expired",      "stayed",
                                                   "left",         "joined",
                                                   "renewed",      "lapsed",
                                                   "success",      "failed",
                                                   "failure",      "no-show",
                                                   "check-out",    "terminated",
                                                   "suspended",    "returned",
                                                   "delivered",    "shipped",
                                                   "fraud",        "canceled",
                                                   "not_canceled", "attrited customer"};
  return among(without_capitals(cell), words);
}

bool names_an_outcome_of_yes_or_no(const Strings& words) {
  constexpr std::array<std::string_view, 12> names{"revenue",   "purchased", "bought", "purchase",
                                                   "ordered",   "sale",      "sold",   "clicked",
                                                   "reordered", "visited",   "deal",   "signed"};
  return !words.empty() && among(words.back(), names) && words.front() != "ever" &&
         words.front() != "has";
}

bool names_an_end(const Strings& words) {
  constexpr std::array<std::string_view, 18> names{
      "cancellation", "cancelation", "cancelled", "canceled",    "cancel",     "churn",
      "churned",      "exit",        "exited",    "termination", "terminated", "closing",
      "closed",       "closure",     "death",     "deceased",    "kündigung",  "austritt"};
  constexpr std::array<std::string_view, 5> starts{"kündigung", "kuendigung", "austritts",
                                                   "résiliation", "resiliation"};
  const bool begins_so = std::ranges::any_of(words, [&](const std::string& word) {
    return std::ranges::any_of(starts, [&](auto start) { return word.starts_with(start); });
  });
  return begins_so || any_among(words, names);
}

bool names_an_earlier_result(const Strings& words) {
  constexpr std::array<std::string_view, 2> segments{"segment", "segments"};
  constexpr std::array<std::string_view, 21> names{
      "cluster",  "clusters",   "kmeans",       "dbscan",   "hdbscan",   "gmm",        "tsne",
      "umap",     "segment",    "segments",     "rfm",      "predicted", "prediction", "propensity",
      "centroid", "silhouette", "segmentation", "segmento", "persona",   "lda",        "pca"};
  // Segments of what is sold, not of people.
  constexpr std::array<std::string_view, 10> of_trade{"market",   "price",   "product", "industry",
                                                      "business", "channel", "vehicle", "car",
                                                      "fleet",    "property"};
  if (any_among(words, of_trade) && any_among(words, segments)) return false;
  if (any_among(words, names)) return true;
  // "user behavior class", "customer group"
  constexpr std::array<std::string_view, 3> conduct{"behavior", "behaviour", "verhalten"};
  constexpr std::array<std::string_view, 3> classes{"class", "group", "klasse"};
  if (!words.empty() && among(words.back(), classes) && any_among(words, conduct)) return true;
  // pc1, pca1, kmeans4
  return words.size() == 1 || words.size() == 2
             ? std::ranges::any_of(
                   std::array<std::string_view, 4>{"pc", "pca", "kmeans", "cluster"},
                   [&](std::string_view start) {
                     const std::string_view word = words.front();
                     return word.size() > start.size() && word.starts_with(start) &&
                            std::ranges::all_of(word.substr(start.size()), [](char c) {
                              return std::isdigit(static_cast<unsigned char>(c)) != 0;
                            });
                   })
             : false;
}

bool names_a_year(const Strings& words) {
  constexpr std::array<std::string_view, 16> names{
      "year", "jahr", "yob",   "año",  "ano",   "année",  "yr",       "annee",
      "anno", "rok",  "since", "seit", "desde", "depuis", "jahrgang", "bouwjaar"};
  constexpr std::array<std::string_view, 2> lengths{"per", "in"};
  const bool ends_so = std::ranges::any_of(words, [](const std::string& word) {
    return (word.ends_with("jahr") || word.ends_with("year")) && word.size() > 4;
  });
  return (ends_so || any_among(words, names)) && !any_among(words, lengths);
}

bool names_a_month(const Strings& words) {
  constexpr std::array<std::string_view, 7> names{"month", "monat",  "mes",   "mois",
                                                  "mese",  "cohort", "period"};
  return any_among(words, names);
}

bool names_a_day(const Strings& words) {
  constexpr std::array<std::string_view, 36> names{
      "date",       "datum",        "fecha",    "dato",       "dt",        "timestamp",
      "ts",         "epoch",        "signup",   "joined",     "since",     "created",
      "updated",    "birthday",     "dob",      "registered", "seit",      "desde",
      "depuis",     "seen",         "login",    "datetime",   "birthdate", "birth",
      "geburtstag", "registration", "enrolled", "opened",     "started",   "ended",
      "expiry",     "eintritt",     "austritt", "besuch",     "kauf",      "modified"};
  constexpr std::array<std::string_view, 4> in_front{"date", "datum", "fecha", "data"};
  constexpr std::array<std::string_view, 5> no_dates{"update", "mandate", "candidate",
                                                     "consolidate", "validate"};
  constexpr std::array<std::string_view, 4> clocks{"ms", "utc", "unix", "epoch"};
  if (words.empty()) return false;
  if (words.size() > 1 && among(words.back(), clocks))
    return names_a_day(Strings(words.begin(), words.end() - 1));
  const std::string& last = words.back();
  if (among(last, names) || among(words.front(), in_front)) return true;
  if (last.ends_with("datum") || (last.ends_with("date") && !among(last, no_dates))) return true;
  const bool is_at = last == "at" || last == "on";
  return is_at && words.size() > 1 &&
         (words[words.size() - 2].ends_with("ed") || among(words[words.size() - 2], names));
}

bool names_a_birth(const Strings& words) {
  constexpr std::array<std::string_view, 7> starts{"birth",  "geburts", "naiss", "nacim",
                                                   "nascit", "geboren", "dob"};
  constexpr std::array<std::string_view, 5> of_it{"weight", "length", "rate", "number", "place"};
  return !any_among(words, of_it) && std::ranges::any_of(words, [&](const std::string& word) {
    return std::ranges::any_of(starts, [&](auto start) { return word.starts_with(start); });
  });
}

bool names_nothing(const Strings& words) {
  const auto are_digits = [](std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
  };
  constexpr std::array<std::string_view, 9> stems{"x", "v",       "var",   "col", "column",
                                                  "a", "feature", "field", "f"};
  if (words.empty() || words.size() > 2) return false;
  const std::string_view word = words.front();
  const std::size_t letters = std::min(word.find_first_of("0123456789"), word.size());
  const bool stem = std::ranges::find(stems, word.substr(0, letters)) != stems.end();
  return stem && (words.size() == 2 ? letters == word.size() && are_digits(words[1])
                                    : are_digits(word.substr(letters)));
}

bool names_a_sensitive_trait(const Strings& words) {
  constexpr std::array<std::string_view, 36> names{
      "gender",     "sex",         "sexe",       "sexo",      "geschlecht", "religion",
      "religious",  "faith",       "ethnicity",  "ethnic",    "race",       "nationality",
      "disability", "disabled",    "health",     "diagnosis", "smoker",     "smoking",
      "pregnant",   "orientation", "political",  "party",     "union",      "caste",
      "herkunft",   "konfession",  "gesundheit", "marital",   "bmi",        "disease",
      "immigrant",  "citizenship", "genre",      "genero",    "handicap",   "nationalität"};
  return any_among(words, names);
}

bool names_per_cent(const Strings& words) {
  constexpr std::array<std::string_view, 6> names{"pct",     "perc",       "percent",
                                                  "prozent", "percentage", "prc"};
  constexpr std::array<std::string_view, 9> of_deeds{
      "open", "click", "conversion", "response", "bounce", "churn", "return", "ctr", "delivery"};
  const bool rate = std::ranges::find(words, "rate") != words.end();
  return any_among(words, names) || (rate && any_among(words, of_deeds));
}

bool names_a_time_of_day(const Strings& words) {
  constexpr std::array<std::string_view, 3> clocks{"uhrzeit", "hora", "heure"};
  constexpr std::array<std::string_view, 12> of_day{"of",      "to",        "at",        "best",
                                                    "start",   "end",       "opening",   "closing",
                                                    "arrival", "departure", "preferred", "day"};
  const bool is_time = std::ranges::find(words, "time") != words.end();
  return any_among(words, clocks) || (is_time && any_among(words, of_day));
}

namespace {

// How much of something, in the languages of Europe.
bool names_a_quantity(const Strings& words) {
  constexpr std::array<std::string_view, 22> names{
      "quantity", "qty",      "menge",  "anzahl", "quantità", "quantita", "nombre", "cantidad",
      "quantité", "quantite", "aantal", "ilość",  "stück",    "stueck",   "volume", "volumen",
      "points",   "punkte",   "puntos", "punti",  "pezzi",    "antal"};
  return any_among(words, names);
}

} // namespace

bool names_a_measure(const Strings& words) {
  return names_a_quantity(words) || names_money(words) || names_a_value(words) ||
         names_a_count(words) || names_a_duration(words) || names_a_ratio(words) ||
         names_a_score(words);
}

bool ends_in_a_measure(const Strings& words) {
  constexpr std::array<std::string_view, 19> names{
      "orders",  "calls", "pages",    "km",      "miles", "kosten", "tax",
      "minutes", "hours", "sessions", "tickets", "items", "units",  "points",
      "kg",      "gb",    "mb",       "spent",   "age"};
  if (words.empty()) return false;
  return among(words.back(), names) || names_a_measure({words.back()});
}

bool names_a_duration(const Strings& words) {
  constexpr std::array<std::string_view, 13> lengths{
      "tenure", "age",   "recency", "duration", "alter", "edad",    "età",
      "âge",    "dauer", "durata",  "duración", "durée", "leeftijd"};
  constexpr std::array<std::string_view, 6> units{"hours",  "days",     "weeks",
                                                  "months", "quarters", "years"};
  if (!unit_of_duration(words).empty() && any_among(words, times_spent)) return true;
  constexpr std::array<std::string_view, 2> time_spent{"time", "spent"};
  if (stand_in(words, time_spent)) return true;
  const bool lasts = !words.empty() && (words.back().ends_with("time") || words.back() == "length");
  if (lasts && words.size() > 1 && !names_a_time_of_day(words)) return true;
  constexpr std::array<std::string_view, 4> spans{"last", "past", "previous", "per"};
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (among(words[i], lengths)) return true;
    // "purchases last 12 months" is not a length of time, "months since joining" is.
    const bool of_a_span =
        i > 0 && (among(words[i - 1], spans) ||
                  std::isdigit(static_cast<unsigned char>(words[i - 1].front())));
    if (among(words[i], units) && !of_a_span) return true;
  }
  return false;
}

bool names_a_ratio(const Strings& words) {
  constexpr std::array<std::string_view, 12> names{
      "frequency", "freq", "ratio",   "rate",  "share",      "prc",
      "pct",       "perc", "percent", "quota", "proportion", "probability"};
  return any_among(words, names);
}

bool names_money(const Strings& words) {
  constexpr std::array<std::string_view, 90> names{
      "importo",  "importe",     "montant", "fatturato", "saldo",     "solde",    "prezzo",
      "precio",   "prix",        "preis",   "ricavi",    "reddito",   "ingresos", "revenu",
      "ventes",   "ventas",      "vendite", "gasto",     "gastos",    "spesa",    "dépenses",
      "depenses", "costo",       "coste",   "coût",      "kosten",    "salario",  "stipendio",
      "salaire",  "bestellwert", "valore",  "valor",     "valeur",    "guthaben", "facturación",
      "dépense",  "amount",      "balance", "income",    "salary",    "revenue",  "turnover",
      "price",    "cost",        "limit",   "debt",      "spend",     "value",    "profit",
      "margin",   "umsatz",      "betrag",  "gehalt",    "einkommen", "charge",   "charges",
      "fee",      "fees",        "fare",    "premium",   "payment",   "payments", "bill",
      "budget",   "sales",       "expense", "expenses",  "mnt",       "monto",    "msrp",
      "gmv",      "ltv",         "clv",     "wage",      "deposit",   "deposits", "loan",
      "euro",     "usd",         "dollar",  "dollars",   "eur",       "gbp",      "spent",
      "monetary", "spending",    "amt",     "ausgaben",  "costs",     "prices"};
  return any_among(words, names);
}

int rank_of_value(const Strings& words) {
  constexpr std::array<std::string_view, 9> spent{"purchases", "spend",    "revenue",
                                                  "sales",     "turnover", "monetary",
                                                  "umsatz",    "ausgaben", "gmv"};
  constexpr std::array<std::string_view, 2> amount_spent{"amount", "spent"},
      lifetime_value{"lifetime", "value"};
  constexpr std::array<std::string_view, 2> lifetime{"clv", "ltv"};
  constexpr std::array<std::string_view, 6> paid{"charges", "spent",  "paid",
                                                 "bill",    "amount", "spending"};
  constexpr std::array<std::string_view, 4> fees{"premium", "fare", "charges", "fees"};
  const auto has = [&](const auto& both) { return stand_in(words, both); };
  constexpr std::array<std::string_view, 14> of_use{
      "time", "minutes", "mins", "hours", "seconds", "usage", "gb",
      "mb",   "kwh",     "km",   "miles", "days",    "calls", "duration"};
  constexpr std::array<std::string_view, 2> spans{"last", "past"}; // "spend last 30 days" is money
  if (any_among(words, of_use) && !any_among(words, spans)) return 0;
  if (any_among(words, spent) || has(amount_spent)) return 3;
  const bool total = std::ranges::find(words, "total") != words.end();
  if (any_among(words, lifetime) || has(lifetime_value) || (total && any_among(words, paid)))
    return 2;
  return any_among(words, fees) ? 1 : 0;
}

bool names_a_value(const Strings& words) {
  return rank_of_value(words) > 0;
}

bool names_a_score(const Strings& words) {
  constexpr std::array<std::string_view, 13> names{
      "score",         "rating",       "nps",   "grade",     "satisfaction",
      "zufriedenheit", "satisfaccion", "stars", "agreement", "likelihood",
      "importance",    "csat",         "mood"};
  return any_among(words, names);
}

bool names_a_count(const Strings& words) {
  constexpr std::array<std::string_view, 8> names{"count",  "counts", "number", "num",
                                                  "visits", "trx",    "clicks", "views"};
  return any_among(words, names);
}

std::string unit_of_duration(const Strings& words) {
  constexpr std::array<std::string_view, 7> units{"seconds", "minutes", "hours", "days",
                                                  "weeks",   "months",  "years"};
  constexpr std::array<std::pair<std::string_view, std::string_view>, 8> short_units{
      {{"sec", "seconds"},
       {"secs", "seconds"},
       {"s", "seconds"},
       {"min", "minutes"},
       {"mins", "minutes"},
       {"h", "hours"},
       {"hrs", "hours"},
       {"ms", "milliseconds"}}};
  for (const std::string& word : words)
    if (among(word, units)) return word;
  if (!any_among(words, times_spent)) return "";
  for (const std::string& word : words)
    for (const auto& [written, name] : short_units)
      if (word == written) return std::string(name);
  return "";
}

} // namespace ilk
