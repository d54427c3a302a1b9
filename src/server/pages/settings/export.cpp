// SPDX-License-Identifier: Apache-2.0
// Everything of the organisation taken along as one file, which is made while it leaves.
#include "app/organisation/export.h"

#include "server/language.h"
#include "server/pages/settings.h"
#include "server/text.h"

namespace cairn::server::pages {

namespace {

class ExportBody final : public BodySource {
 public:
  explicit ExportBody(std::unique_ptr<app::OrganisationExport> made) : made_(std::move(made)) {}
  Result<std::string> next() override { return made_->next(); }

 private:
  std::unique_ptr<app::OrganisationExport> made_;
};

}  // namespace

Result<Response> export_form(Call& call) {
  View view;
  view.text("title", say("Export")).text("form_token", call.form_token());
  add_settings_tabs(call, view, "/desk/settings/export");
  return page(call, "export", std::move(view));
}

Result<Response> export_everything(Call& call) {
  CAIRN_TRY(auto made, app::OrganisationExport::begin(call.context(), call.actor()));
  const auto today = format_instant(call.context().clock.now()).substr(0, 10);
  Response out;
  out.set("Content-Type", "application/zip").set("Cache-Control", "no-store");
  out.set("Content-Disposition",
          "attachment; filename=\"" + call.actor().organisation.text + "-" + today + ".zip\"");
  out.rest = std::make_shared<ExportBody>(std::move(made));
  return out;
}

}  // namespace cairn::server::pages
