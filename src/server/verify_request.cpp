// SPDX-License-Identifier: Apache-2.0
#include "server/verify_request.h"

#include "app/analytics/count_verified.h"
#include "app/base_address.h"
#include "app/claims/evidence_type.h"
#include "app/verifying/site_resources.h"
#include "app/verifying/verify_input.h"
#include "bake/bake.h"
#include "base/filled.h"
#include "base/limits.h"
#include "base/text.h"
#include "json/parse.h"

namespace cairn::server {

namespace {

constexpr const char* where = "verify";
constexpr std::size_t address_bytes_max = 2048;

bool is_address(std::string_view text) {
  const bool web = text.starts_with("https://") || text.starts_with("http://");
  return web && text.size() <= address_bytes_max && text.find_first_of(" \t\r\n") == text.npos;
}

// A badge's page on some other server often has its credential beside it.
Result<Bytes> fetch(app::Context& context, std::string_view address) {
  app::SiteResources resources(context);
  auto fetched = resources.fetch(address);
  if (!fetched && fetched.error().code == ErrorCode::not_permitted)
    return fail(ErrorCode::unreachable, where,
                "This server may not open that address. Download the badge and bring the file.");
  if (!fetched) return std::move(fetched).error();
  if (fetched->status == 404 || fetched->status == 410)
    return fail(ErrorCode::not_found, where, "There is no badge at that address any more.");
  if (fetched->status != 200)
    return fail(ErrorCode::unreachable, where,
                filled("The address answered with error {}.", fetched->status));
  return std::move(fetched->body);
}

// The one credential, to be shown again and kept; of several none.
std::string credential_text(std::span<const verify::Carried> all) {
  if (all.size() != 1 || !is_utf8(all.front().text)) return {};
  return std::string(trim(all.front().text));
}

// The credential as this server signed it, where it names one of ours.
std::vector<app::Change> changes_since_signing(app::Context& context, std::string_view text) {
  Arena arena;
  const auto shown = json::parse(text, arena);
  if (!shown || !shown->is_object()) return {};
  const auto id = shown->string_at("id");
  if (app::own_badge(context, id).empty()) return {};
  // A badge that was corrected has its first version at an address of its own.
  for (const auto* version : {"", "/1"}) {
    const auto original = app::SiteResources(context).fetch(std::string(id) + version);
    if (!original || original->status != 200) continue;
    const auto signed_as = json::parse(as_text(original->body), arena);
    if (signed_as && signed_as->string_at("id") == id)
      return app::changes_between(*signed_as, *shown);
  }
  return {};
}

bool is_photo(std::string_view bytes) {
  const auto type = app::sniff_evidence(as_bytes(bytes.substr(0, 16)));
  return type == "image/png" || type == "image/jpeg";
}

}  // namespace

std::string credential_text(app::Context& context, ByteView input) {
  const auto all = app::carried_by(context, input);
  return all ? credential_text(*all) : std::string();
}

Result<std::string> code_in_photo(app::Context& context, std::string_view input) {
  if (!is_photo(input) || input.size() > limits::input_bytes_max) return std::string();
  const auto baked = bake::unbake(as_bytes(input));
  if (baked || baked.error().code == ErrorCode::conflict) return std::string();
  auto code = context.drawing.qr_in(as_bytes(input));
  if (code || code.error().code == ErrorCode::too_many || code.error().code == ErrorCode::too_large)
    return code;
  return std::string();
}

Result<Verified> verify_brought(app::Context& context, std::string_view input,
                                std::string_view subject) {
  Bytes fetched;
  ByteView bytes = as_bytes(input);
  if (const auto address = trim(input); is_address(address)) {
    CAIRN_TRY(fetched, fetch(context, address));
    bytes = fetched;
  }
  const auto person = trim(subject);
  const bool mail = person.find('@') != person.npos && person.find(':') == person.npos;
  const auto asked = (mail ? "email:" : "") + std::string(person);
  verify::Options options;
  options.subject = asked;
  options.explain = verify::Explain::steps;
  Verified out;
  CAIRN_TRY(const auto all, app::carried_by(context, bytes));
  CAIRN_TRY(out.report, app::verify_carried(context, all, options));
  app::count_verified(context, out.report);
  out.text = credential_text(all);
  if (out.report.has(verify::Code::signature_invalid))
    out.changes = changes_since_signing(context, out.text);
  return out;
}

}  // namespace cairn::server
