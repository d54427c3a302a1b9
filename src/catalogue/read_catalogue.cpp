// SPDX-License-Identifier: Apache-2.0
// Kept catalogues read with as much care as a stranger's file: they may be damaged or edited.
#include <algorithm>
#include <functional>
#include <limits>
#include <optional>

#include "base/arena.h"
#include "catalogue/catalogue_format.h"
#include "catalogue/catalogue_json.h"
#include "catalogue/index.h"
#include "catalogue/limits.h"
#include "catalogue/plain_text.h"
#include "catalogue/quantities.h"
#include "json/parse.h"

namespace cairn::catalogue {
namespace {

constexpr const char* where = "catalogue/file";
constexpr std::size_t head_bytes_max = 64 * 1024;
using json::Value;

Error wrong(std::string reason, const std::string& path) {
  return fail(ErrorCode::invalid, where,
              "the kept catalogue is damaged: " + reason + "; import it again", path);
}

// Members of one object, each checked; the first fault is kept.
class Members {
 public:
  Members(Value object, std::string path) : object_(object), path_(std::move(path)) {
    if (!object_.is_object()) refuse("an object is expected", "");
  }

  std::string text(std::string_view key, std::size_t bytes_max) {
    const auto value = object_[key];
    if (value.is_null()) return {};
    if (!value.is_string()) return refuse("text is expected", key), std::string();
    const auto given = value.as_string();
    if (given.size() > bytes_max) return refuse("the text is too long", key), std::string();
    return std::string(given);
  }

  std::vector<std::string> list(std::string_view key, std::size_t bytes_max) {
    std::vector<std::string> texts;
    for (const auto& item : items(key)) {
      if (!item.is_string() || item.as_string().size() > bytes_max)
        return refuse("a list of texts is expected", key), texts;
      texts.emplace_back(item.as_string());
    }
    return texts;
  }

  std::optional<std::int64_t> integer(std::string_view key, std::int64_t max) {
    const auto value = object_[key];
    if (value.is_null()) return std::nullopt;
    const auto number = value.as_int64();
    if (number && *number >= 0 && *number <= max) return number;
    refuse("a number from 0 to " + std::to_string(max) + " is expected", key);
    return std::nullopt;
  }
  std::optional<int> small(std::string_view key, int max) {
    const auto number = integer(key, max);
    return number ? std::optional(static_cast<int>(*number)) : std::nullopt;
  }

  template <class Enum>
  Enum named(std::string_view key, Enum (*read)(std::string_view)) {
    const auto name = text(key, id_bytes_max);
    const auto value = read(name);
    if (!name.empty() && value == Enum{})
      refuse("“" + one_line(name, 40) + "” is no such word", key);
    return value;
  }

  std::span<const Value> items(std::string_view key) {
    const auto* value = object_.find(key);
    if (value == nullptr || value->is_null()) return {};
    if (!value->is_array() || value->size() > list_items_max)
      return refuse("a list of at most " + std::to_string(list_items_max) + " is expected", key),
             std::span<const Value>();
    return value->items();
  }

  Value operator[](std::string_view key) const { return object_[key]; }
  std::string path_of(std::string_view key) const { return path_ + "/" + std::string(key); }
  void refuse(std::string reason, std::string_view key) {
    if (!fault_) fault_ = wrong(std::move(reason), key.empty() ? path_ : path_of(key));
  }
  void adopt(const Status& status) {
    if (!status.ok() && !fault_) fault_ = status.error();
  }
  Status status() const { return fault_ ? Status(*fault_) : Status(done); }

 private:
  Value object_;
  std::string path_;
  std::optional<Error> fault_;
};

Result<Requirement> read_tree(const Value& value, const std::string& path, std::size_t depth) {
  if (depth > requirement_depth_max) return wrong("requirements are nested too deep", path);
  Members members(value, path);
  Requirement tree;
  const auto read_parts = [&](std::string_view key) -> Status {
    for (const auto& item : members.items(key)) {
      CAIRN_TRY(auto part, read_tree(item, members.path_of(key), depth + 1));
      tree.of.push_back(std::move(part));
    }
    return members.status();
  };
  using Kind = Requirement::Kind;
  if (!members["skill"].is_null()) {
    tree.kind = Kind::skill;
    tree.id = members.text("skill", id_bytes_max);
    const auto level = members.integer("level", skills::level_max).value_or(1);
    tree.level = static_cast<Level>(std::max<std::int64_t>(level, 1));
  } else if (!members["offer"].is_null()) {
    tree.kind = Kind::offer;
    tree.id = members.text("offer", id_bytes_max);
  } else if (!members["at_least"].is_null()) {
    tree.kind = Kind::at_least;
    tree.count =
        static_cast<std::uint32_t>(members.integer("at_least", list_items_max).value_or(0));
    CAIRN_CHECK(read_parts("of"));
  } else if (!members["any"].is_null()) {
    tree.kind = Kind::any;
    CAIRN_CHECK(read_parts("any"));
  } else if (!members["all"].is_null()) {
    CAIRN_CHECK(read_parts("all"));
  } else {
    members.refuse("all, any, at_least, skill or offer is expected", "");
  }
  CAIRN_CHECK(members.status());
  return tree;
}

Result<Teaches> read_teaches(const Value& value, const std::string& path) {
  Members members(value, path);
  Teaches taught{.words = members.text("words", words_bytes_max),
                 .skill = members.text("skill", id_bytes_max)};
  taught.level = static_cast<Level>(members.integer("level", skills::level_max).value_or(0));
  taught.link = members.named("link", link_named);
  taught.decided_by = members.text("decided_by", words_bytes_max);
  taught.decided_on = members.text("decided_on", words_bytes_max);
  for (const auto& item : members.items("proposals")) {
    Members inner(item, members.path_of("proposals"));
    taught.proposals.push_back({inner.text("skill", id_bytes_max),
                                inner.text("label", words_bytes_max),
                                inner.small("score", 1000).value_or(0)});
    CAIRN_CHECK(inner.status());
  }
  const bool names_skill = taught.is_certain();
  if (names_skill == taught.skill.empty() || (taught.words.empty() && taught.skill.empty()))
    members.refuse("a skill is named exactly where its link is certain", "");
  CAIRN_CHECK(members.status());
  return taught;
}

void read_skills(Members& members, Offer& offer) {
  for (const auto& item : members.items("teaches")) {
    auto taught = read_teaches(item, members.path_of("teaches"));
    if (!taught.ok()) return members.adopt(taught.error());
    offer.teaches.push_back(std::move(taught).value());
  }
  if (!members["requires"].is_null()) {
    auto tree = read_tree(members["requires"], members.path_of("requires"), 0);
    if (!tree.ok()) return members.adopt(tree.error());
    offer.requires_first = std::move(tree).value();
  }
  offer.prerequisites = members.list("prerequisites", words_bytes_max);
  offer.parts = members.list("parts", id_bytes_max);
}

void read_terms(Members& members, Offer& offer) {
  if (const auto high = members.integer("minutes", minutes_max)) {
    const auto low = members.integer("minutes_low", *high).value_or(*high);
    offer.hours = Effort{low, *high};
  }
  if (const auto minor = members.integer("price_minor", price_minor_max)) {
    offer.price = Price{*minor, members.text("currency", id_bytes_max)};
    const bool valid = currency_code(offer.price->currency) == offer.price->currency;
    if (!valid || (*minor > 0 && offer.price->currency.empty()))
      members.refuse("a currency such as EUR is expected", "currency");
  }
  offer.stage = members.named("level", stage_named);
  offer.languages = members.list("languages", id_bytes_max);
  offer.starts = members.list("starts", id_bytes_max);
  for (const auto& day : offer.starts)
    if (read_day(day) != day) members.refuse("days such as 2027-01-31 are expected", "starts");
  offer.pace = members.named("pace", pace_named);
  offer.trial = members.named("trial", trial_named);
}

void read_origins(Members& members, Offer& offer) {
  offer.file = members.text("file", words_bytes_max);
  constexpr std::int64_t row_max = 1'000'000'000;
  offer.row = static_cast<std::size_t>(members.integer("row", row_max).value_or(0));
  for (const auto& item : members.items("origins")) {
    Members inner(item, members.path_of("origins"));
    Origin origin{.field = inner.text("field", id_bytes_max),
                  .url = inner.text("url", url_bytes_max),
                  .source = inner.text("source", title_bytes_max),
                  .on = inner.text("on", id_bytes_max),
                  .page_date = inner.text("page_date", id_bytes_max),
                  .by = inner.text("by", words_bytes_max),
                  .copy = inner.text("copy", url_bytes_max)};
    for (const auto* address : {&origin.url, &origin.copy})
      if (!address->empty() && web_address(*address) != *address)
        inner.refuse("an http or https address is expected", "url");
    if (origin.field.empty()) inner.refuse("it names no field", "field");
    members.adopt(inner.status());
    offer.origins.push_back(std::move(origin));
  }
}

Result<Offer> read_offer(const Value& value, const std::string& path) {
  Members members(value, path);
  Offer offer{.id = members.text("id", id_bytes_max),
              .source = members.text("source", id_bytes_max),
              .kind = members.named("kind", kind_named),
              .title = members.text("title", title_bytes_max),
              .provider = members.text("provider", words_bytes_max),
              .url = members.text("url", url_bytes_max),
              .description = members.text("description", description_bytes_max)};
  if (offer.id.empty() || offer.title.empty()) members.refuse("it needs an id and a title", "");
  if (!offer.url.empty() && web_address(offer.url) != offer.url)
    members.refuse("an http or https address is expected", "url");
  read_skills(members, offer);
  read_terms(members, offer);
  offer.assessment = members.text("assessment", words_bytes_max);
  offer.proves = members.text("proves", words_bytes_max);
  offer.credential = members.text("credential", words_bytes_max);
  offer.renewal_months = members.small("renewal_months", months_max);
  offer.credit = members.text("credit", words_bytes_max);
  offer.eqf = members.small("eqf", eqf_max);
  offer.programmes = members.list("programmes", words_bytes_max);
  offer.endorsed_by = members.list("endorsed_by", words_bytes_max);
  offer.recognition = members.small("recognition", 100);
  offer.learners = members.integer("learners", std::numeric_limits<std::int64_t>::max());
  offer.popularity_percent = members.small("popularity_percent", 100);
  offer.example = members["example"].as_boolean();
  offer.modified = members.text("modified", id_bytes_max);
  offer.last_reviewed = members.text("last_reviewed", id_bytes_max);
  offer.gone_since = members.text("gone_since", id_bytes_max);
  offer.notes = members.list("notes", words_bytes_max);
  offer.framework_level = members.text("framework_level", words_bytes_max);
  if (!members["supervised"].is_null()) offer.supervised = members["supervised"].as_boolean();
  read_origins(members, offer);
  CAIRN_CHECK(members.status());
  return offer;
}

Result<Catalogue> read_head(const Value& document) {
  if (document.string_at("format") != format_name)
    return fail(ErrorCode::unreadable, where,
                "this is no catalogue kept by cairn; import the file");
  if (document["version"].as_int64() != format_version)
    return fail(ErrorCode::unsupported, where,
                "this catalogue was kept by another version of cairn; import it again");
  Members members(document, "");
  Catalogue catalogue{.name = members.text("name", id_bytes_max),
                      .title = members.text("title", title_bytes_max),
                      .importer = members.text("importer", id_bytes_max),
                      .framework = members.text("framework", id_bytes_max),
                      .imported_on = members.text("imported_on", id_bytes_max),
                      .attribution = members.text("attribution", description_bytes_max)};
  CAIRN_CHECK(members.status());
  return catalogue;
}

// The line that says what it is, as a whole document; "" where offers do not stand on lines.
std::string head_of(std::string_view text) {
  const auto line = text.substr(0, text.find('\n'));
  if (line.size() > head_bytes_max || !line.ends_with(head_line_end)) return "";
  return std::string(line.substr(0, line.size() - head_line_end.size())) + "}";
}

// What is made of an offer, whose JSON begins with the line.
using TakeOffer = std::function<Status(Offer&& offer, std::string_view line)>;

// Each offer on its line, as we write it: no more than one of them is in memory as JSON.
Status read_lines(std::string_view text, const TakeOffer& take) {
  Arena arena;
  json::Parser parser;
  std::size_t count = 0;
  auto at = text.find('\n');
  for (at += 1; at < text.size() && text[at] != ']'; ++count) {
    const auto path = "/offers/" + std::to_string(count);
    if (count == offers_max)
      return wrong("more than " + std::to_string(offers_max) + " offers", "/offers");
    auto line = text.substr(at, text.find('\n', at) - at);
    at += line.size() + 1;
    if (line.ends_with(',')) line.remove_suffix(1);
    arena.reset();
    const auto value = parser.parse_in_place(line, arena);
    if (!value.ok()) return wrong("a line of it cannot be read", path);
    CAIRN_TRY(auto offer, read_offer(*value, path));
    CAIRN_CHECK(take(std::move(offer), line));
  }
  if (text.substr(std::min(at, text.size())) != "]}\n") return wrong("its end is missing", "");
  return done;
}

Status read_document(std::string_view text, Catalogue& catalogue) {
  Arena arena(1024 * 1024);
  CAIRN_TRY(const auto document,
            json::parse(text, arena, {.bytes_max = file_bytes_max, .values_max = json_values_max}));
  CAIRN_TRY(catalogue, read_head(document));
  const auto offers = document["offers"];
  if (!offers.is_array() || offers.size() > offers_max)
    return wrong("a list of at most " + std::to_string(offers_max) + " offers is expected",
                 "/offers");
  catalogue.offers.reserve(offers.size());
  for (const auto& value : offers.items()) {
    CAIRN_TRY(auto offer, read_offer(value, "/offers/" + std::to_string(catalogue.offers.size())));
    catalogue.offers.push_back(std::move(offer));
  }
  return done;
}

Result<Catalogue> parsed_head(std::string_view head) {
  Arena arena;
  CAIRN_TRY(const auto document, json::parse(head, arena));
  return read_head(document);
}

}  // namespace

Result<Offer> read_offer(std::string_view text) {
  Arena arena;
  json::Parser parser;
  CAIRN_TRY(const auto value, parser.parse_in_place(text, arena));
  return read_offer(value, "");
}

Result<Catalogue> read_catalogue_head(std::string_view text) {
  if (const auto head = head_of(text); !head.empty()) return parsed_head(head);
  CAIRN_TRY(auto whole, read_catalogue(text));
  whole.offers.clear();
  return whole;
}

Result<std::string> index_lines(std::string_view text) {
  const auto otherwise = [] {
    return fail(ErrorCode::unreadable, where, "its offers do not stand on lines by ascending id");
  };
  const auto head = head_of(text);
  if (head.empty()) return otherwise();
  if (const auto known = parsed_head(head); !known.ok()) return known.error();
  IndexWriter index;
  std::string before;
  CAIRN_CHECK(read_lines(text, [&](Offer&& offer, std::string_view line) -> Status {
    if (offer.id <= before) return otherwise();
    index.add(offer, static_cast<std::uint64_t>(line.data() - text.data()),
              static_cast<std::uint32_t>(line.size()));
    before = std::move(offer.id);
    return done;
  }));
  return std::move(index).finish(text.size());
}

Result<Catalogue> read_catalogue(std::string_view text) {
  Catalogue catalogue;
  if (const auto head = head_of(text); !head.empty()) {
    CAIRN_TRY(catalogue, parsed_head(head));
    CAIRN_CHECK(read_lines(text, [&](Offer&& offer, std::string_view) -> Status {
      catalogue.offers.push_back(std::move(offer));
      return done;
    }));
  } else {
    CAIRN_CHECK(read_document(text, catalogue));
  }
  const auto by_id = [](const Offer& a, const Offer& b) { return a.id < b.id; };
  if (!std::is_sorted(catalogue.offers.begin(), catalogue.offers.end(), by_id))
    std::sort(catalogue.offers.begin(), catalogue.offers.end(), by_id);
  const auto twice =
      std::adjacent_find(catalogue.offers.begin(), catalogue.offers.end(),
                         [](const Offer& a, const Offer& b) { return a.id == b.id; });
  if (twice != catalogue.offers.end())
    return wrong("the id “" + one_line(twice->id, 60) + "” stands twice", "/offers");
  return catalogue;
}

}  // namespace cairn::catalogue
