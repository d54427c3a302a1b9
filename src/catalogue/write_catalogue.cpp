// SPDX-License-Identifier: Apache-2.0
#include "base/arena.h"
#include "catalogue/catalogue_format.h"
#include "catalogue/catalogue_json.h"
#include "catalogue/index.h"
#include "catalogue/quantities.h"
#include "json/write.h"

namespace cairn::catalogue {
namespace {

using json::Builder;
using json::ObjectBuilder;
using json::Value;

class OfferWriter {
 public:
  explicit OfferWriter(Builder builder) : builder_(builder), out_(builder) {}

  Value write(const Offer& offer) {
    write_names(offer);
    write_skills(offer);
    write_terms(offer);
    write_standing(offer);
    write_origins(offer);
    return out_.value();
  }

 private:
  void add_list(std::string_view key, const std::vector<std::string>& list) {
    if (!list.empty()) out_.add(key, builder_.strings(list));
  }
  template <class Number>
  void add_number(std::string_view key, const std::optional<Number>& number) {
    if (number) out_.add(key, builder_.integer(*number));
  }

  void write_names(const Offer& offer) {
    out_.add_string("id", offer.id)
        .add_string_if("source", offer.source)
        .add_string_if("kind", name_of(offer.kind))
        .add_string("title", offer.title)
        .add_string_if("provider", offer.provider)
        .add_string_if("url", offer.url)
        .add_string_if("description", offer.description);
  }

  Value proposal(const Proposal& proposal) const {
    return ObjectBuilder(builder_)
        .add_string("skill", proposal.skill)
        .add_string_if("label", proposal.label)
        .add("score", builder_.integer(proposal.score))
        .value();
  }

  Value taught(const Teaches& taught) const {
    ObjectBuilder out(builder_);
    out.add_string_if("words", taught.words).add_string_if("skill", taught.skill);
    if (taught.level > 0) out.add("level", builder_.integer(taught.level));
    out.add_string_if("link", name_of(taught.link));
    std::vector<Value> proposals;
    for (const auto& one : taught.proposals) proposals.push_back(proposal(one));
    if (!proposals.empty()) out.add("proposals", builder_.array(proposals));
    out.add_string_if("decided_by", taught.decided_by)
        .add_string_if("decided_on", taught.decided_on);
    return out.value();
  }

  void write_skills(const Offer& offer) {
    std::vector<Value> skills;
    for (const auto& one : offer.teaches) skills.push_back(taught(one));
    if (!skills.empty()) out_.add("teaches", builder_.array(skills));
    if (!offer.requires_first.is_nothing())
      out_.add("requires", to_json(offer.requires_first, builder_));
    add_list("prerequisites", offer.prerequisites);
    add_list("parts", offer.parts);
  }

  void write_terms(const Offer& offer) {
    if (offer.hours) {
      out_.add("minutes", builder_.integer(offer.hours->minutes_high));
      if (offer.hours->minutes_low != offer.hours->minutes_high)
        out_.add("minutes_low", builder_.integer(offer.hours->minutes_low));
    }
    if (offer.price)
      out_.add("price_minor", builder_.integer(offer.price->minor))
          .add_string_if("currency", offer.price->currency);
    out_.add_string_if("level", name_of(offer.stage));
    add_list("languages", offer.languages);
    add_list("starts", offer.starts);
    out_.add_string_if("pace", name_of(offer.pace)).add_string_if("trial", name_of(offer.trial));
  }

  void write_standing(const Offer& offer) {
    out_.add_string_if("assessment", offer.assessment)
        .add_string_if("proves", offer.proves)
        .add_string_if("credential", offer.credential);
    add_number("renewal_months", offer.renewal_months);
    out_.add_string_if("credit", offer.credit);
    add_number("eqf", offer.eqf);
    add_list("programmes", offer.programmes);
    add_list("endorsed_by", offer.endorsed_by);
    add_number("recognition", offer.recognition);
    add_number("learners", offer.learners);
    add_number("popularity_percent", offer.popularity_percent);
    if (offer.example) out_.add("example", Value::boolean(true));
    out_.add_string_if("modified", offer.modified)
        .add_string_if("last_reviewed", offer.last_reviewed)
        .add_string_if("gone_since", offer.gone_since);
    add_list("notes", offer.notes);
    out_.add_string_if("framework_level", offer.framework_level);
    if (offer.supervised) out_.add("supervised", Value::boolean(*offer.supervised));
  }

  void write_origins(const Offer& offer) {
    out_.add_string_if("file", offer.file);
    if (offer.row > 0) out_.add("row", builder_.integer(static_cast<std::int64_t>(offer.row)));
    std::vector<Value> origins;
    for (const auto& one : offer.origins) origins.push_back(to_json(one, builder_));
    if (!origins.empty()) out_.add("origins", builder_.array(origins));
  }

  Builder builder_;
  ObjectBuilder out_;
};

Value trees(const std::vector<Requirement>& of, Builder builder) {
  std::vector<Value> values;
  for (const auto& part : of) values.push_back(to_json(part, builder));
  return builder.array(values);
}

// What the catalogue says of itself, up to where its offers begin.
std::string head_line(const Catalogue& catalogue, Builder builder) {
  const auto head = ObjectBuilder(builder)
                        .add_string("format", format_name)
                        .add("version", builder.integer(format_version))
                        .add_string("name", catalogue.name)
                        .add_string_if("title", catalogue.title)
                        .add_string_if("importer", catalogue.importer)
                        .add_string_if("framework", catalogue.framework)
                        .add_string_if("imported_on", catalogue.imported_on)
                        .add_string_if("attribution", catalogue.attribution)
                        .value();
  auto text = json::write(head);
  text.resize(text.size() - 1);  // its closing brace
  return text.append(head_line_end);
}

}  // namespace

json::Value to_json(const Offer& offer, Builder builder) {
  return OfferWriter(builder).write(offer);
}

json::Value to_json(const Origin& origin, Builder builder) {
  return ObjectBuilder(builder)
      .add_string("field", origin.field)
      .add_string_if("url", origin.url)
      .add_string_if("source", origin.source)
      .add_string_if("on", origin.on)
      .add_string_if("page_date", origin.page_date)
      .add_string_if("by", origin.by)
      .add_string_if("copy", origin.copy)
      .value();
}

json::Value to_json(const Requirement& tree, Builder builder) {
  switch (tree.kind) {
    case Requirement::Kind::all: return builder.object({{"all", trees(tree.of, builder)}});
    case Requirement::Kind::any: return builder.object({{"any", trees(tree.of, builder)}});
    case Requirement::Kind::at_least:
      return builder.object(
          {{"at_least", builder.integer(tree.count)}, {"of", trees(tree.of, builder)}});
    case Requirement::Kind::offer: return builder.object({{"offer", builder.string(tree.id)}});
    case Requirement::Kind::skill:
      return builder.object({{"skill", builder.string(tree.id)},
                             {"level", builder.integer(std::max<Level>(tree.level, 1))}});
  }
  return builder.object({});
}

Result<std::string> write_kept(const Catalogue& catalogue, const Sink& sink) {
  return write_kept(catalogue, offers_of(catalogue), sink);
}

Result<std::string> write_kept(const Catalogue& head, const OfferSource& next, const Sink& sink) {
  constexpr std::size_t piece_bytes = 1024 * 1024;
  Arena arena;
  TextBuffer piece;
  std::uint64_t written = 0;  // before this piece
  IndexWriter index;
  piece.append(head_line(head, Builder(arena)));
  for (std::string_view before = "\n";; before = ",\n") {
    CAIRN_TRY(const auto* offer, next());
    if (offer == nullptr) break;
    piece.append(before);
    const auto at = piece.size();
    arena.reset();
    json::write(to_json(*offer, Builder(arena)), piece);
    index.add(*offer, written + at, static_cast<std::uint32_t>(piece.size() - at));
    if (piece.size() < piece_bytes) continue;
    CAIRN_CHECK(sink(piece.view()));
    written += piece.size();
    piece.clear();
  }
  piece.append("\n]}\n");
  CAIRN_CHECK(sink(piece.view()));
  return std::move(index).finish(written + piece.size());
}

std::string write_catalogue(const Catalogue& catalogue) {
  Arena arena;
  TextBuffer out;
  out.append(head_line(catalogue, Builder(arena)));
  for (const auto& offer : catalogue.offers) {
    out.append(&offer == catalogue.offers.data() ? "\n" : ",\n");
    arena.reset();
    json::write(to_json(offer, Builder(arena)), out);
  }
  out.append("\n]}\n");
  return std::string(out.view());
}

}  // namespace cairn::catalogue
