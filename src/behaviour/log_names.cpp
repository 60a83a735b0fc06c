#include "behaviour/log_names.h"

#include <algorithm>
#include <span>
#include <string_view>
#include <utility>

#include "base/letter_case.h"
#include "table/column_name.h"
#include "table/name_meaning.h"

namespace ilk {
namespace {

using NameWords = std::vector<std::string>;

// Words that stand beside each other in a name, and how much they say.
struct NameRule {
  int points; // below 0: another thing
  std::string_view words;
};

constexpr NameRule date_rules[] = {{10, "date"},
                                   {10, "datetime"},
                                   {10, "timestamp"},
                                   {8, "time"},
                                   {8, "datum"},
                                   {8, "fecha"},
                                   {8, "data"},
                                   {8, "day"},
                                   {8, "zeitpunkt"},
                                   {6, "created"},
                                   {6, "when"},
                                   {5, "ts"},
                                   {5, "dt"},
                                   {6, "at"},
                                   {6, "zeit"},
                                   {6, "transaction"},
                                   {6, "trans"},
                                   {6, "tx"},
                                   {6, "txn"},
                                   {6, "order"},
                                   {6, "invoice"},
                                   {6, "purchase"},
                                   {6, "sale"},
                                   {6, "sales"},
                                   {5, "event"},
                                   {5, "booking"},
                                   {5, "posting"},
                                   {5, "visit"},
                                   {6, "start"},
                                   {6, "started"},
                                   {6, "begin"},
                                   {5, "payment"},
                                   {5, "invoiced"},
                                   {5, "bought"},
                                   {5, "bestell"},
                                   {-90, "birth"},
                                   {-90, "dob"},
                                   {-90, "born"},
                                   {-40, "delivery"},
                                   {-40, "delivered"},
                                   {-40, "shipped"},
                                   {-40, "ship"},
                                   {-40, "shipping"},
                                   {-40, "due"},
                                   {-40, "expiry"},
                                   {-40, "expires"},
                                   {-40, "expiration"},
                                   {-60, "end"},
                                   {-60, "ended"},
                                   {-60, "cancel"},
                                   {-60, "cancelled"},
                                   {-60, "canceled"},
                                   {-60, "cancellation"},
                                   {-60, "churn"},
                                   {-40, "updated"},
                                   {-40, "modified"},
                                   {-40, "estimated"},
                                   {-40, "approved"},
                                   {-40, "registration"},
                                   {-40, "registered"},
                                   {-40, "signup"},
                                   {-40, "return"},
                                   {-40, "valid"},
                                   {-30, "until"},
                                   {-30, "last"}};

constexpr NameRule amount_rules[] = {
    {10, "importo"},  {10, "bedrag"},       {10, "totale"},    {10, "omzet"},    {-90, "refunded"},
    {-90, "refund"},  {-90, "outstanding"}, {-90, "taxes"},    {12, "amount"},   {12, "amt"},
    {10, "total"},    {10, "revenue"},      {10, "sales"},     {10, "turnover"}, {10, "spend"},
    {10, "spent"},    {10, "betrag"},       {10, "umsatz"},    {10, "montant"},  {10, "importe"},
    {10, "monto"},    {10, "valor"},        {9, "value"},      {9, "gmv"},       {9, "dollars"},
    {9, "monetary"},  {8, "paid"},          {8, "subtotal"},   {8, "gross"},     {8, "net"},
    {7, "payment"},   {7, "sum"},           {6, "charge"},     {6, "cost"},      {5, "price"},
    {5, "preis"},     {5, "prix"},          {5, "precio"},     {5, "eur"},       {5, "usd"},
    {5, "money"},     {4, "fee"},           {4, "mrr"},        {-90, "tax"},     {-90, "vat"},
    {-90, "freight"}, {-90, "shipping"},    {-90, "balance"},  {-90, "limit"},   {-90, "discount"},
    {-90, "disc"},    {-90, "points"},      {-90, "quantity"}, {-90, "qty"},     {-90, "unit"},
    {-90, "count"},   {-90, "profit"},      {-90, "margin"},   {-90, "id"},      {-90, "type"},
    {-90, "method"},  {-90, "tip"},         {-90, "budget"},   {-90, "income"},  {-90, "old"},
    {-90, "date"}};

constexpr NameRule price_rules[] = {
    {12, "unit price"},     {12, "unitprice"},  {12, "price per unit"},
    {12, "price per item"}, {12, "price each"}, {12, "priceeach"},
    {10, "price"},          {10, "stückpreis"}, {10, "einzelpreis"},
    {8, "preis"},           {8, "prix"},        {8, "precio"},
    {8, "unit cost"},       {8, "preco"},       {-90, "total"},
    {-90, "type"},          {-90, "old"},       {-90, "list"}};

constexpr NameRule quantity_rules[] = {
    {-90, "order"},     {8, "number of"},   {12, "aantal"},
    {12, "quantità"},   {12, "quantity"},   {12, "qty"},
    {12, "menge"},      {12, "quantité"},   {12, "quantite"},
    {12, "cantidad"},   {12, "quantidade"}, {10, "units"},
    {10, "pieces"},     {10, "stück"},      {10, "anzahl"},
    {8, "items"},       {8, "item count"},  {8, "number of items"},
    {8, "no of items"}, {8, "count"},       {6, "number"},
    {-90, "price"},     {-90, "cost"},      {-90, "id"},
    {-90, "stock"},     {-90, "code"}};

constexpr NameRule discount_rules[] = {{12, "discount"}, {12, "disc"},      {12, "rabatt"},
                                       {12, "remise"},   {12, "descuento"}, {12, "desconto"},
                                       {8, "markdown"},  {-90, "code"},     {-90, "id"},
                                       {-90, "type"},    {-90, "match"},    {-60, "coupon"}};

constexpr NameRule product_rules[] = {{-90, "order"},    {10, "prodotto"},   {10, "artículo"},
                                      {10, "articolo"},  {10, "product"},    {10, "item"},
                                      {12, "sku"},       {12, "stock code"}, {12, "stockcode"},
                                      {10, "article"},   {10, "artikel"},    {10, "produkt"},
                                      {10, "produit"},   {10, "producto"},   {10, "asin"},
                                      {10, "isbn"},      {8, "upc"},         {8, "ean"},
                                      {8, "material"},   {4, "id"},          {4, "code"},
                                      {3, "no"},         {-4, "name"},       {-5, "description"},
                                      {-90, "category"}, {-90, "type"},      {-90, "group"},
                                      {-90, "price"},    {-90, "count"},     {-90, "subcategory"},
                                      {-90, "class"},    {-90, "weight"},    {-90, "quantity"},
                                      {-90, "family"}};

constexpr NameRule kind_rules[] = {
    {8, "catégorie"},   {8, "categoría"}, {8, "categorieën"}, {8, "reparto"},    {12, "kind"},
    {10, "category"},   {10, "type"},     {10, "department"}, {9, "group"},      {9, "operation"},
    {9, "subcategory"}, {8, "class"},     {8, "section"},     {8, "mcc"},        {8, "genre"},
    {8, "commodity"},   {8, "aisle"},     {8, "family"},      {8, "kategorie"},  {8, "warengruppe"},
    {8, "art"},         {8, "categoria"}, {8, "categorie"},   {8, "tipo"},       {6, "plan"},
    {-90, "payment"},   {-90, "card"},    {-90, "age"},       {-90, "discount"}, {-90, "promotion"},
    {-90, "price"},     {-90, "store"},   {-90, "ship"},      {-90, "gender"}};

constexpr NameRule channel_rules[] = {
    {8, "negozio"},   {8, "vertriebsweg"}, {8, "winkel"},   {8, "canale"}, {12, "channel"},
    {12, "kanal"},    {12, "canal"},       {8, "store"},    {8, "shop"},   {8, "branch"},
    {8, "outlet"},    {8, "device"},       {8, "platform"}, {7, "medium"}, {7, "filiale"},
    {6, "source"},    {6, "tienda"},       {6, "magasin"},  {-90, "date"}, {-20, "size"},
    {-20, "address"}, {-20, "city"},       {-90, "price"}};

constexpr NameRule order_rules[] = {
    {12, "ordernummer"}, {12, "belegnummer"}, {12, "auftragsnummer"},
    {12, "auftrag"},     {10, "ordine"},      {10, "beleg"},
    {-90, "pin"},        {10, "order"},       {12, "invoice"},
    {12, "basket"},      {12, "receipt"},     {12, "ticket"},
    {8, "transaction"},  {8, "trans"},        {8, "txn"},
    {8, "bill"},         {8, "bon"},          {12, "bestellnummer"},
    {10, "bestellung"},  {10, "pedido"},      {10, "commande"},
    {8, "session"},      {8, "checkout"},     {8, "cart"},
    {12, "orderid"},     {12, "invoiceno"},   {12, "rechnung"},
    {5, "id"},           {4, "no"},           {4, "number"},
    {4, "nr"},           {4, "key"},          {4, "code"},
    {-90, "date"},       {-90, "status"},     {-90, "time"},
    {-90, "type"},       {-90, "amount"},     {-90, "value"},
    {-90, "total"},      {-90, "priority"},   {-90, "line"},
    {-90, "item"},       {-90, "quantity"},   {-90, "timestamp"},
    {-90, "day"},        {-90, "dow"},        {-90, "hour"},
    {-90, "product"},    {-90, "purchase"},   {-90, "method"},
    {-90, "channel"}};

constexpr NameRule currency_rules[] = {{12, "currency"}, {12, "ccy"},    {12, "währung"},
                                       {12, "waehrung"}, {12, "devise"}, {12, "moneda"},
                                       {12, "moeda"},    {-90, "rate"},  {-90, "amount"}};

constexpr NameRule status_rules[] = {
    {12, "status"},  {10, "cancelled"}, {10, "canceled"}, {10, "storno"}, {8, "state"},
    {8, "refunded"}, {8, "returned"},   {8, "zustand"},   {8, "estado"},  {8, "statut"},
    {-90, "date"},   {-90, "marital"},  {-90, "at"}};

constexpr NameRule end_rules[] = {
    {12, "end"},    {12, "ended"}, {12, "cancelled"}, {12, "canceled"},    {12, "cancellation"},
    {12, "cancel"}, {12, "churn"}, {12, "churned"},   {10, "termination"}, {10, "terminated"},
    {10, "ende"},   {10, "fin"},   {10, "expired"},   {8, "until"},        {4, "date"},
    {4, "at"},      {4, "day"}};

constexpr NameRule time_rules[] = {{-90, "spent"}, {-90, "duration"}, {10, "time"}, {8, "hour"},
                                   {8, "uhrzeit"}, {8, "hora"},       {-90, "zone"}};

// Whether the words of the rule stand in the name, beside each other.
bool holds_words(const NameWords& name, std::string_view rule) {
  constexpr std::size_t long_enough = 6; // to be known at the beginning of "artikelnummer"
  if (rule.size() >= long_enough && rule.find(' ') == std::string_view::npos &&
      std::ranges::any_of(name, [&](const std::string& word) { return word.starts_with(rule); }))
    return true;
  for (std::size_t first = 0; first < name.size(); ++first) {
    std::string_view left = rule;
    for (std::size_t i = first; i < name.size() && left.starts_with(name[i]); ++i) {
      left.remove_prefix(name[i].size());
      if (left.empty()) return true;
      if (left.front() != ' ') break;
      left.remove_prefix(1);
    }
  }
  return false;
}

// Words that say what a column is only beside another.
bool is_generic(std::string_view word) {
  static constexpr std::string_view generic[] = {"id",  "no",    "nr", "number", "code",
                                                 "key", "count", "at", "date",   "day"};
  return std::ranges::find(generic, word) != std::end(generic);
}

int sum_of(LogRole role, std::span<const NameRule> rules, const NameWords& name) {
  int best = 0, others = 0, against = 0;
  bool is_told = role == LogRole::date || role == LogRole::time;
  for (const NameRule& rule : rules) {
    if (!holds_words(name, rule.words)) continue;
    is_told = is_told || (rule.points > 0 && !is_generic(rule.words));
    if (rule.points < 0)
      against += rule.points;
    else if (rule.points > best)
      others += std::exchange(best, rule.points) > 0 ? 1 : 0;
    else
      ++others;
  }
  return best == 0 || !is_told ? 0 : std::max(0, best + others + against);
}

int points_of_customer(const NameWords& words) {
  static constexpr std::string_view other[] = {
      "name",    "country",  "city",   "type",   "segment", "gender", "age",    "dob",   "birth",
      "balance", "location", "loc",    "zip",    "group",   "state",  "region", "email", "phone",
      "since",   "count",    "rating", "review", "address", "amount", "price",  "date",  "status"};
  if (!names_a_person(words)) return 0;
  const bool is_other = std::ranges::any_of(words, [](const std::string& word) {
    return std::ranges::find(other, word) != std::end(other);
  });
  if (is_other) return 0;
  static constexpr std::string_view plainly[] = {"customer", "cust",   "client", "kunde",
                                                 "kunden",   "member", "user",   "cliente"};
  const bool is_plain = std::ranges::any_of(words, [](const std::string& word) {
    return std::ranges::any_of(plainly, [&](std::string_view p) { return word.starts_with(p); });
  });
  return 8 + (names_an_id(words) ? 6 : 0) + (is_plain ? 3 : 0) + (words.size() == 1 ? 1 : 0);
}

std::span<const NameRule> rules_of(LogRole role) {
  switch (role) {
  case LogRole::date:
    return date_rules;
  case LogRole::time:
    return time_rules;
  case LogRole::amount:
    return amount_rules;
  case LogRole::quantity:
    return quantity_rules;
  case LogRole::price:
    return price_rules;
  case LogRole::discount:
    return discount_rules;
  case LogRole::product:
    return product_rules;
  case LogRole::kind:
    return kind_rules;
  case LogRole::channel:
    return channel_rules;
  case LogRole::order:
    return order_rules;
  case LogRole::currency:
    return currency_rules;
  case LogRole::status:
    return status_rules;
  case LogRole::end:
    return end_rules;
  case LogRole::customer:
  case LogRole::other:
    break;
  }
  return {};
}

} // namespace

int points_of_name(LogRole role, const std::vector<std::string>& words) {
  if (role == LogRole::customer) return points_of_customer(words);
  return sum_of(role, rules_of(role), words);
}

RowStatus status_of(std::string_view cell) {
  static constexpr std::string_view cancelled[] = {
      "cancel",  "annul",   "geannul", "void",        "fail",   "declin", "denied", "reject",
      "storn",   "abandon", "unpaid",  "error",       "fehl",   "échou",  "anul",   "unavailable",
      "pending", "hold",    "expired", "abgebrochen", "noshow", "fraud"};
  static constexpr std::string_view returned[] = {
      "refunded", "returned", "chargeback", "reversed", "retour", "erstattet", "rembours",
      "devol",    "reembols", "gutschrift", "zurück",   "refund", "return",    "reversal"};
  NameWords words = words_of(cell);
  for (std::string& word : words)
    for (char& c : word) c = lower_ascii(c);
  RowStatus status = RowStatus::counts;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto begins = [&](std::string_view stem) { return words[i].starts_with(stem); };
    if (words[i].ends_with("able")) continue; // refundable
    const bool is_not = i > 0 && (words[i - 1] == "not" || words[i - 1] == "non");
    const bool is_no = i > 0 && words[i - 1] == "no" && words[i] == "show";
    if (is_no || (is_not && words[i].starts_with("paid"))) return RowStatus::cancelled;
    if (is_not) continue;
    if (std::ranges::any_of(returned, begins))
      status = RowStatus::returned;
    else if (status == RowStatus::counts && std::ranges::any_of(cancelled, begins))
      status = RowStatus::cancelled;
  }
  return status;
}

EventKind event_of(std::string_view cell) {
  static constexpr std::string_view bought[] = {
      "purchas", "buy", "bought", "order", "sale", "transaction", "checkout", "kauf", "achat"};
  static constexpr std::string_view looked[] = {"view",       "cart",     "click", "search",
                                                "impression", "wishlist", "visit", "session",
                                                "page",       "add"};
  static constexpr std::string_view out[] = {"debit",   "withdraw", "vydaj",    "výdaj",
                                             "expense", "soll",     "abhebung", "payout"};
  static constexpr std::string_view in[] = {"credit", "deposit", "prijem",     "příjem",
                                            "income", "haben",   "einzahlung", "payin"};
  for (const std::string& word : words_of(cell)) {
    std::string plain = word;
    for (char& c : plain) c = lower_ascii(c);
    const auto begins = [&](std::string_view stem) { return plain.starts_with(stem); };
    if (std::ranges::any_of(looked, begins)) return EventKind::looked;
    if (std::ranges::any_of(bought, begins)) return EventKind::bought;
    if (std::ranges::any_of(out, begins)) return EventKind::money_out;
    if (std::ranges::any_of(in, begins)) return EventKind::money_in;
  }
  return EventKind::other;
}

} // namespace ilk
