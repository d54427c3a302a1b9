// SPDX-License-Identifier: Apache-2.0
#include "cli/report_text.h"

#include <span>

namespace cairn::cli {
namespace {

using verify::Identity;
using verify::Outcome;
using verify::Verdict;

Colour colour_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::accepted: return Colour::green;
    case Verdict::undetermined: return Colour::yellow;
    case Verdict::rejected: break;
  }
  return Colour::red;
}

Colour colour_of(Outcome outcome) {
  switch (outcome) {
    case Outcome::pass: return Colour::green;
    case Outcome::fail: return Colour::red;
    case Outcome::warn:
    case Outcome::not_checked: break;
  }
  return Colour::yellow;
}

std::string_view word_of(Outcome outcome) {
  switch (outcome) {
    case Outcome::pass: return "ok  ";
    case Outcome::warn: return "note";
    case Outcome::fail: return "no  ";
    case Outcome::not_checked: return "?   ";
  }
  return "";
}

// clr2#associationtype
std::string words_of(std::string_view association) {
  constexpr std::pair<std::string_view, std::string_view> words[] = {
      {"exactMatchOf", "is the same as"}, {"isChildOf", "comes under"},
      {"isParentOf", "has under it"},     {"isPartOf", "is part of"},
      {"isPeerOf", "is on a level with"}, {"isRelatedTo", "is related to"},
      {"precedes", "comes before"},       {"replacedBy", "is replaced by"}};
  for (const auto& [name, sentence] : words)
    if (name == association) return std::string(sentence);
  return printable(association);
}

std::string end(std::string_view name, std::string_view id) {
  return printable(name.empty() ? id : name);
}

// With the option that serves here.
std::string remedy_of(const verify::Message& message) {
  std::string text(message.remedy);
  if (!message.option.empty()) text.append(" Or use ").append(message.option).append(".");
  return text;
}

class Writer {
 public:
  explicit Writer(const Console& console) : console_(console) {}

  void line(std::string_view text) { text_.append(text).append("\n"); }

  void credential(const verify::CredentialReport& report) {
    if (!report.path.empty()) line("  " + console_.paint(Colour::faint, printable(report.path)));
    if (!report.name.empty()) line("  " + console_.paint(Colour::bold, printable(report.name)));
    line("  " + issuer(report.issuer));
    for (const auto& other : report.also_signed_by)
      line("  signed too by " + printable(other.id) +
           (other.domain_names_key ? ", whose domain names the key" : ""));
    if (!report.subject.id.empty())
      line("  awarded to " + printable(report.subject.id) +
           (report.subject.bound ? ", the person asked about" : ""));
    for (const auto& one : report.associations)
      line("  " + end(one.source_name, one.source_id) + " " + words_of(one.type) + " " +
           end(one.target_name, one.target_id));
    for (const auto& one : report.endorsements) endorsement(one);
    findings(report.findings);
  }

  // Who endorses it is a claim as any other name is.
  void endorsement(const verify::EndorsementReport& one) {
    const auto& issuer = one.report.issuer;
    const auto name = printable(issuer.name.empty() ? issuer.id : issuer.name);
    const bool is_known = one.holds && issuer.identity != Identity::claimed;
    line("  endorsed (" + std::string(one.about) + ") by " +
         (is_known ? console_.paint(Colour::green, name) : name + ", a claim") +
         (one.comment.empty() ? "" : ": " + printable(one.comment)));
    if (!one.holds) line("        " + console_.paint(Colour::yellow, verify::headline(one.report)));
  }

  void findings(std::span<const verify::Finding> findings) {
    for (const auto& finding : findings) {
      const auto& message = verify::message_of(finding.code);
      const bool passed = finding.outcome == Outcome::pass;
      const bool aside = passed && !finding.detail.empty();
      line("  " + console_.paint(colour_of(finding.outcome), word_of(finding.outcome)) + "  " +
           std::string(message.sentence) + (aside ? " (" + printable(finding.detail) + ")" : ""));
      if (passed) continue;
      auto detail = printable(finding.detail);
      if (!finding.path.empty())
        detail += (detail.empty() ? "at " : " (at ") + printable(finding.path) +
                  (detail.empty() ? "" : ")");
      if (!detail.empty()) line("        " + console_.paint(Colour::faint, detail));
      if (!message.remedy.empty()) line("        " + remedy_of(message));
    }
  }

  std::string take() { return std::move(text_); }

 private:
  // A name that nobody vouches for is shown as a claim, never in green.
  std::string issuer(const verify::IssuerReport& issuer) const {
    const auto id = printable(issuer.id);
    if (issuer.id.empty() && issuer.name.empty()) return "does not say who issued it";
    if (issuer.identity == Identity::claimed) {
      const bool both = !issuer.id.empty() && !issuer.name.empty();
      return "calls its issuer " + printable(issuer.name) + (both ? ", " : "") + id + ": a claim";
    }
    const auto& known = issuer.listed_name.empty() ? issuer.name : issuer.listed_name;
    return "issued by " + console_.paint(Colour::green, printable(known)) + ", " + id;
  }

  const Console& console_;
  std::string text_;
};

// Verdicts stand under each other.
std::string in_column(Colour colour, std::string_view word, const Console& console) {
  constexpr std::size_t width = 14;
  return console.paint(colour, word) + std::string(width - std::min(width - 1, word.size()), ' ');
}

}  // namespace

std::string report_text(const verify::Report& report, std::string_view input,
                        const Console& console) {
  Writer writer(console);
  writer.line(console.paint(colour_of(report.verdict), verify::name_of(report.verdict)) + "  " +
              printable(input));
  writer.line("  " + std::string(verify::headline(report)));
  if (!report.holder.empty()) writer.line("  shown by " + printable(report.holder));
  writer.findings(report.findings);
  for (const auto& credential : report.credentials) writer.credential(credential);
  return writer.take();
}

std::string report_line(const verify::Report& report, const verify::Finding* decisive,
                        std::string_view input, const Console& console) {
  auto line = in_column(colour_of(report.verdict), verify::name_of(report.verdict), console);
  line += printable(input) + "  " + std::string(verify::headline(report));
  if (decisive != nullptr)
    line += " [" + std::string(verify::message_of(decisive->code).name) + "]";
  return line + "\n";
}

std::string unread_line(const Error& error, std::string_view input, const Console& console) {
  const auto said = printable(error.detail);
  const auto name = printable(input);
  // Most errors of files begin with the name.
  const std::string_view detail = said.starts_with(name + ": ")
                                      ? std::string_view(said).substr(name.size() + 2)
                                      : std::string_view(said);
  return in_column(Colour::red, "unreadable", console) + name + "  " + std::string(detail) + "\n";
}

}  // namespace cairn::cli
