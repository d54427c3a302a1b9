// SPDX-License-Identifier: Apache-2.0
#include "app/claims/evidence.h"

#include <algorithm>

#include "app/claims/evidence_type.h"
#include "app/fields.h"
#include "app/limits.h"
#include "app/ports/claims.h"
#include "base/filled.h"
#include "base/text.h"
#include "crypto/hash.h"

namespace cairn::app {
namespace {

// The last part of a path of either kind, without characters that file systems or headers dislike.
std::string clean_file_name(std::string_view name) {
  const auto slash = name.find_last_of("/\\");
  if (slash != std::string_view::npos) name.remove_prefix(slash + 1);
  std::string clean;
  for (const auto c : decode_utf8(name).value_or(std::u32string())) {
    const bool kept = c >= 0x20 && c != 0x7f && !(c >= 0x80 && c < 0xa0) && c != U'"' &&
                      c != U';' && !(c >= 0x202a && c <= 0x202e) && !(c >= 0x2066 && c <= 0x2069);
    if (kept) append_utf8(c, clean);
    if (clean.size() >= limits::file_name_characters_max) break;
  }
  return clean.empty() || clean.starts_with('.') ? "file" + clean : clean;
}

void describe(Evidence& evidence, ByteView bytes) {
  evidence.size_bytes = static_cast<std::int64_t>(bytes.size());
  const auto digest = crypto::hash(crypto::HashAlgorithm::sha256, bytes);
  evidence.sha256.assign(digest.view().begin(), digest.view().end());
}

Result<ReadEvidence> read_file(const UploadedFile& file, std::size_t index) {
  const auto path = "/files/" + std::to_string(index);
  const auto label = filled("File {}", index + 1);
  if (file.bytes.empty())
    return field_error({path, label}, filled("{} is empty. Choose another.", label));
  if (file.bytes.size() > limits::evidence_bytes_max)
    return fail(ErrorCode::too_large, "form",
                filled("{} is too large. Send at most 10 MB, or a link.", label), path);
  ReadEvidence read;
  read.bytes = as_bytes(file.bytes);
  read.evidence.kind = EvidenceKind::file;
  read.evidence.file_name = clean_file_name(file.name);
  read.evidence.media_type = sniff_evidence(read.bytes);
  describe(read.evidence, read.bytes);
  return read;
}

// Files that are small enough one by one may still be too much in all.
Status check_sizes(const SentEvidence& form) {
  std::size_t bytes = 0;
  for (const auto& file : form.files) {
    if (file.bytes.size() > limits::evidence_bytes_max) return done;  // named by itself
    bytes += file.bytes.size();
  }
  if (bytes <= limits::evidence_bytes_max) return done;
  return fail(ErrorCode::too_large, "form",
              "The files are too large together. Send at most 10 MB in all, or a link.", "/files");
}

// A text is kept as it was sent: its bytes are what the digest is of.
void read_text(const SentEvidence& sent, std::vector<ReadEvidence>& all, Faults& faults) {
  const auto text =
      faults.take(text_field({"/text", "The text"}, sent.text, limits::evidence_text_characters_max,
                             Presence::optional, Lines::many));
  if (text.empty()) return;
  ReadEvidence read;
  read.bytes = as_bytes(sent.text);
  read.evidence.kind = EvidenceKind::text;
  read.evidence.file_name = "text.txt";
  read.evidence.media_type = "text/plain";
  describe(read.evidence, read.bytes);
  all.push_back(std::move(read));
}

void read_links(const SentEvidence& sent, std::vector<ReadEvidence>& all, Faults& faults) {
  for (std::size_t i = 0; i < sent.links.size(); ++i) {
    const auto path = "/links/" + std::to_string(i);
    ReadEvidence read;
    read.evidence.url = faults.take(url_field({path, "Link"}, sent.links[i], Presence::optional));
    if (!read.evidence.url.empty()) all.push_back(std::move(read));
  }
}

void read_repository(const SentEvidence& sent, std::vector<ReadEvidence>& all, Faults& faults) {
  ReadEvidence read;
  auto& evidence = read.evidence;
  evidence.kind = EvidenceKind::repository;
  evidence.url = faults.take(
      url_field({"/repository", "The repository"}, sent.repository, Presence::optional));
  evidence.reference =
      faults.take(text_field({"/reference", "The commit, tag or branch"}, sent.reference,
                             limits::name_characters_max, Presence::optional));
  if (evidence.url.empty() && !evidence.reference.empty())
    faults.add(field_error({"/repository", "The repository"},
                           "Give the address of the repository that this commit is in."));
  if (!evidence.url.empty()) all.push_back(std::move(read));
}

}  // namespace

Result<std::vector<ReadEvidence>> read_evidence(const SentEvidence& sent) {
  std::vector<ReadEvidence> all;
  Faults faults;
  faults.check(check_sizes(sent));
  for (std::size_t i = 0; i < sent.files.size(); ++i)
    all.push_back(faults.take(read_file(sent.files[i], i)));
  read_text(sent, all, faults);
  read_links(sent, all, faults);
  read_repository(sent, all, faults);
  if (all.size() > limits::evidence_count_max)
    faults.add(field_error({"/evidence", "Evidence"},
                           filled("There are too many files and links. Send at most {}.",
                                  limits::evidence_count_max)));
  CAIRN_CHECK(faults.verdict());
  return all;
}

Status check_rule(EvidenceRule rule, const std::vector<ReadEvidence>& evidence) {
  const auto has = [&](EvidenceKind kind) {
    return std::any_of(evidence.begin(), evidence.end(),
                       [&](const auto& it) { return it.evidence.kind == kind; });
  };
  const Field field{"/evidence", "Evidence"};
  if (rule == EvidenceRule::file && !has(EvidenceKind::file))
    return field_error(field, "This badge asks for a file that shows what you did. Choose one.");
  if (rule == EvidenceRule::link && !has(EvidenceKind::link))
    return field_error(field, "This badge asks for a link that shows what you did. Add one.");
  if (rule == EvidenceRule::file_or_link && evidence.empty())
    return field_error(field, "This badge asks for a file or a link that shows what you did.");
  return done;
}

Result<Declaration> read_declaration(const SentDeclaration& sent) {
  Faults faults;
  Declaration out;
  out.identity = sent.identity;
  out.originality = sent.originality;
  if (!sent.identity)
    faults.add(
        field_error({"/identity", "Who you are"}, "Confirm that you are the person named above."));
  if (!sent.originality)
    faults.add(field_error({"/originality", "Your own work"},
                           "Confirm that this is your own work, or name who helped below."));
  const auto* tools = std::find(std::begin(tool_use_names), std::end(tool_use_names), sent.tools);
  if (tools == std::end(tool_use_names))
    faults.add(field_error({"/tools", "AI tools"}, "Say whether you used AI tools."));
  else
    out.tools = static_cast<ToolUse>(tools - std::begin(tool_use_names));
  out.tools_used = faults.take(text_field(
      {"/tools_used", "Which AI tools, and for what"}, sent.tools_used,
      limits::reason_characters_max,
      out.tools == ToolUse::some ? Presence::required : Presence::optional, Lines::many));
  out.reflection =
      faults.take(text_field({"/reflection", "What you learnt"}, sent.reflection,
                             limits::statement_characters_max, Presence::optional, Lines::many));
  CAIRN_CHECK(faults.verdict());
  return out;
}

Status store_evidence(Context& context, Transaction& transaction, const Claim& claim,
                      std::int64_t round, const std::vector<ReadEvidence>& evidence) {
  for (const auto& read : evidence) {
    auto stored = read.evidence;
    stored.organisation = claim.organisation;
    stored.id = {new_name(claim.organisation, context.random)};
    stored.claim = claim.id;
    stored.round = round;
    CAIRN_CHECK(transaction.claims().add_evidence(stored, read.bytes));
  }
  return done;
}

}  // namespace cairn::app
