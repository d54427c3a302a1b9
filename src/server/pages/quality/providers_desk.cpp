// SPDX-License-Identifier: Apache-2.0
// Accreditations and partnerships of providers: entered with their source, read again, taken out.
#include "app/quality/providers.h"

#include "quality/bodies.h"
#include "server/language.h"
#include "server/pages/quality.h"
#include "server/pages/quality/view.h"
#include "server/text.h"

namespace cairn::server::pages {
namespace {

constexpr std::int64_t page_rows = 50;
constexpr std::string_view place = "/desk/quality/providers";

app::FactForm typed(const Call& call) {
  const auto field = [&](std::string_view name) { return std::string(call.field(name)); };
  return {.provider = field("provider"),
          .kind = field("kind"),
          .body = field("body"),
          .other = field("other"),
          .covers = field("covers"),
          .source_url = field("source_url"),
          .read_on = field("read_on"),
          .ends_on = field("ends_on")};
}

std::vector<View> body_options(std::string_view chosen) {
  std::vector<View> rows;
  for (const auto& body : quality::bodies()) {
    View row;
    row.text("code", body.code).text("label", body.name).flag("chosen", body.code == chosen);
    rows.push_back(std::move(row));
  }
  return rows;
}

Result<Response> show(Call& call, const Error* error) {
  CAIRN_TRY(const auto found,
            app::list_facts(call.context(), call.actor(),
                            std::string(call.target.parameter("after")), page_rows));
  const auto today = format_instant(call.context().clock.now()).substr(0, 10);
  const auto form = typed(call);
  View view;
  view.text("title", say("What is known of providers")).text("form_token", call.form_token());
  view.flag("runs_the_server", found.runs_the_server);
  view.rows("provider_facts", fact_rows(found.facts, today));
  view.maybe("more", found.more ? std::string(place) + "?after=" + found.facts.back().id.text : "");
  view.list("bodies", body_options(form.body));
  view.flag("is_partnership", form.kind == "partnership");
  view.text("provider", form.provider).text("other", form.other).text("covers", form.covers);
  view.text("source_url", form.source_url);
  view.text("read_on", form.read_on.empty() ? today : form.read_on).text("ends_on", form.ends_on);
  add_field_errors(
      view, error,
      {"provider", "kind", "body", "other", "covers", "source_url", "read_on", "ends_on"});
  return page(call, "providers_desk", std::move(view), error == nullptr ? 200 : status_of(*error));
}

app::ProviderFactId id_of(const Call& call) { return {std::string(call.argument("id"))}; }

}  // namespace

Result<Response> providers_desk(Call& call) { return show(call, nullptr); }

Result<Response> enter_fact(Call& call) {
  const auto entered = app::enter_fact(call.context(), call.actor(), typed(call));
  if (entered) return see_other(call, place);
  if (entered.error().code == ErrorCode::invalid) return show(call, &entered.error());
  return entered.error();
}

Result<Response> review_fact(Call& call) {
  CAIRN_CHECK(app::review_fact(call.context(), call.actor(), id_of(call)));
  return see_other(call, place);
}

Result<Response> remove_fact(Call& call) {
  CAIRN_CHECK(app::remove_fact(call.context(), call.actor(), id_of(call)));
  return see_other(call, place);
}

}  // namespace cairn::server::pages
