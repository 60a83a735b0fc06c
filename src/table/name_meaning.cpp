#include "table/name_meaning.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>

namespace ilk {
namespace {

using Strings = std::vector<std::string>;

template <std::size_t N>
bool among(std::string_view word, const std::array<std::string_view, N>& list) {
  return std::ranges::find(list, word) != list.end();
}

template <std::size_t N>
bool any_among(const Strings& words, const std::array<std::string_view, N>& list) {
  return std::ranges::any_of(words, [&](const std::string& word) { return among(word, list); });
}

constexpr std::array<std::string_view, 44> people{
    "cliente",  "klient",   "kund",     "klant",     "cliente's", "abonado",    "asiakas",
    "employee", "student",  "borrower", "shopper",   "holder",    "customer",   "cust",
    "client",   "account",  "acct",     "card",      "member",    "membership", "user",
    "person",   "contract", "policy",   "household", "loyalty",   "subscriber", "respondent",
    "patient",  "guest",    "donor",    "passenger", "visitor",   "buyer",      "consumer",
    "company",  "kunde",    "kunden",   "konto",     "karten",    "vertrag",    "vertrags",
    "mitglied", "mitglieds"};

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
  constexpr std::array<std::string_view, 47> names{
      "region",     "channel",    "category",    "type",     "class",     "segment",  "group",
      "code",       "gender",     "sex",         "marital",  "status",    "country",  "state",
      "city",       "zone",       "branch",      "plan",     "browser",   "device",   "system",
      "systems",    "os",         "occupation",  "job",      "education", "religion", "ethnicity",
      "race",       "language",   "nationality", "traffic",  "platform",  "source",   "provider",
      "brand",      "store",      "department",  "industry", "sector",    "marriage", "married",
      "profession", "geschlecht", "sexo",        "province", "weekday"};
  constexpr std::array<std::string_view, 4> counted{"count", "number", "num", "per"};
  return any_among(words, names) && !any_among(words, counted);
}

bool names_a_place_or_line(const Strings& words) {
  constexpr std::array<std::string_view, 12> names{"zip",          "zipcode", "postcode", "postal",
                                                   "postleitzahl", "plz",     "pincode",  "phone",
                                                   "telephone",    "telefon", "iban",     "ssn"};
  return any_among(words, names);
}

bool names_an_outcome(const Strings& words) {
  constexpr std::array<std::string_view, 37> names{
      "churn",   "churned",   "exited",     "attrition",  "attrited",   "target",
      "outcome", "response",  "responded",  "converted",  "label",      "defaulted",
      "left",    "cancelled", "canceled",   "gekündigt",  "claim",      "claimed",
      "award",   "awarded",   "accepted",   "conversion", "fraud",      "subscribed",
      "renewed", "abandoned", "delinquent", "bankrupt",   "complained", "redeemed",
      "won",     "lost",      "survived",   "dropout",    "returned",   "unsubscribed",
      "default"};
  // "default" alone, "default payment next month"; statuses of what is dealt with, not of people.
  constexpr std::array<std::string_view, 10> of_people{
      "marital", "employment", "job",   "family", "home",
      "housing", "smoking",    "civil", "health", "relationship"};
  const bool is_status = !words.empty() && words.back() == "status" && !any_among(words, of_people);
  constexpr std::array<std::string_view, 9> counted{"count", "number", "num",   "total", "amount",
                                                    "days",  "months", "years", "rate"};
  return words == Strings{"y"} || is_status ||
         (any_among(words, names) && !any_among(words, counted));
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
  return any_among(words, names);
}

bool names_an_earlier_result(const Strings& words) {
  constexpr std::array<std::string_view, 21> names{
      "cluster",  "clusters",   "kmeans",       "dbscan",   "hdbscan",   "gmm",        "tsne",
      "umap",     "segment",    "segments",     "rfm",      "predicted", "prediction", "propensity",
      "centroid", "silhouette", "segmentation", "segmento", "persona",   "lda",        "pca"};
  if (any_among(words, names)) return true;
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
  constexpr std::array<std::string_view, 7> names{"year", "jahr",  "yob", "año",
                                                  "ano",  "année", "yr"};
  constexpr std::array<std::string_view, 3> lengths{"per", "in", "since"};
  return any_among(words, names) && !any_among(words, lengths);
}

bool names_a_measure(const Strings& words) {
  return names_money(words) || names_a_value(words) || names_a_count(words) ||
         names_a_duration(words) || names_a_ratio(words) || names_a_score(words);
}

bool names_a_duration(const Strings& words) {
  constexpr std::array<std::string_view, 4> lengths{"tenure", "age", "recency", "duration"};
  constexpr std::array<std::string_view, 6> units{"hours",  "days",     "weeks",
                                                  "months", "quarters", "years"};
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
  constexpr std::array<std::string_view, 54> names{
      "amount",   "balance",   "income", "salary",   "revenue", "turnover", "price",    "cost",
      "limit",    "debt",      "spend",  "value",    "profit",  "margin",   "umsatz",   "betrag",
      "gehalt",   "einkommen", "charge", "charges",  "fee",     "fees",     "fare",     "premium",
      "payment",  "payments",  "bill",   "budget",   "sales",   "expense",  "expenses", "mnt",
      "monto",    "msrp",      "gmv",    "ltv",      "clv",     "wage",     "deposit",  "deposits",
      "loan",     "euro",      "usd",    "dollar",   "dollars", "eur",      "gbp",      "spent",
      "monetary", "spending",  "amt",    "ausgaben", "costs",   "prices"};
  return any_among(words, names);
}

bool names_a_value(const Strings& words) {
  constexpr std::array<std::string_view, 8> names{"purchases", "spend",    "revenue", "sales",
                                                  "turnover",  "monetary", "umsatz",  "ausgaben"};
  constexpr std::array<std::string_view, 2> amount_spent{"amount", "spent"};
  return any_among(words, names) || !std::ranges::search(words, amount_spent).empty();
}

bool names_a_score(const Strings& words) {
  constexpr std::array<std::string_view, 5> names{"score", "rating", "nps", "grade"};
  return any_among(words, names);
}

bool names_a_count(const Strings& words) {
  constexpr std::array<std::string_view, 8> names{"count",  "counts", "number", "num",
                                                  "visits", "trx",    "clicks", "views"};
  return any_among(words, names);
}

std::string unit_of_duration(const Strings& words) {
  constexpr std::array<std::string_view, 5> units{"hours", "days", "weeks", "months", "years"};
  for (const std::string& word : words)
    if (among(word, units)) return word;
  return "";
}

} // namespace ilk
