// SPDX-License-Identifier: Apache-2.0
#include "http/visitor.h"

#include "app/setup/setup.h"
#include "encoding/percent.h"

namespace cairn::server {

namespace {

constexpr std::string_view boundary = "----stones";

std::string encode(const Fields& fields) {
  std::string out;
  for (const auto& [name, value] : fields)
    out += (out.empty() ? "" : "&") + encoding::percent_encoded(name) + "=" +
           encoding::percent_encoded(value);
  return out;
}

std::string multipart(const Fields& fields, const std::vector<Upload>& files) {
  std::string out;
  for (const auto& [name, value] : fields)
    out += "--" + std::string(boundary) + "\r\nContent-Disposition: form-data; name=\"" + name +
           "\"\r\n\r\n" + value + "\r\n";
  for (const auto& file : files)
    out += "--" + std::string(boundary) + "\r\nContent-Disposition: form-data; name=\"" +
           file.field + "\"; filename=\"" + file.name + "\"\r\nContent-Type: " + file.type +
           "\r\n\r\n" + file.bytes + "\r\n";
  return out + "--" + std::string(boundary) + "--\r\n";
}

const Templates& shared_templates() {
  static const auto templates = app::must(Templates::create(template_files()));
  return templates;
}

}  // namespace

std::string between(std::string_view text, std::string_view before, std::string_view until) {
  const auto at = text.find(before);
  if (at == text.npos) return {};
  const auto start = at + before.size();
  return std::string(text.substr(start, text.find(until, start) - start));
}

Response Visitor::ask(Request request) {
  std::string line;
  for (const auto& [name, value] : cookies_)
    line += (line.empty() ? "" : "; ") + name + "=" + value;
  if (!line.empty()) request.headers.push_back({"cookie", line});
  request.headers.push_back({"host", site_.origin.substr(site_.origin.find("://") + 3)});
  request.peer = peer_;
  auto response = respond(site_, request);
  EXPECT_TRUE(settle(response));
  for (const auto& header : response.headers) {
    if (header.name != "Set-Cookie") continue;
    const auto pair = header.value.substr(0, header.value.find(';'));
    cookies_[pair.substr(0, pair.find('='))] = pair.substr(pair.find('=') + 1);
  }
  const auto seen = between(response.body, "name=\"form_token\" value=\"", "\"");
  if (!seen.empty()) token_ = seen;
  return response;
}

Response Visitor::get(std::string_view path, std::vector<Header> headers) {
  Request request;
  request.target = path;
  request.headers = std::move(headers);
  return ask(std::move(request));
}

Response Visitor::send(std::string_view path, std::string_view type, std::string_view body,
                       std::vector<Header> headers, Method method) {
  Request request;
  request.method = method;
  request.target = path;
  request.headers = std::move(headers);
  if (!type.empty()) request.headers.push_back({"content-type", std::string(type)});
  request.body = body;
  return ask(std::move(request));
}

Response Visitor::post(std::string_view path, Fields fields, std::vector<Header> headers) {
  fields.push_back({"form_token", token_});
  return send(path, "application/x-www-form-urlencoded", encode(fields), std::move(headers));
}

Response Visitor::upload(std::string_view path, const Fields& fields,
                         const std::vector<Upload>& files) {
  auto all = fields;
  all.push_back({"form_token", token_});
  return send(path, "multipart/form-data; boundary=" + std::string(boundary),
              multipart(all, files));
}

std::set<std::string> offers_of(std::string_view body) {
  std::set<std::string> found;
  for (const std::string_view mark : {"href=\"/", "action=\"/", "src=\"/"})
    for (auto at = body.find(mark); at != body.npos; at = body.find(mark, at + 1)) {
      const auto start = at + mark.size() - 1;
      const auto path = body.substr(start, body.find_first_of("\"?#", start) - start);
      if (path.starts_with("/desk"))
        found.emplace((mark[0] == 'a' ? "POST " : "GET ") + std::string(path));
    }
  return found;
}

SiteTest::SiteTest()
    : templates_(shared_templates()), site_(app::must(make_site(*context_, templates_))) {}

Visitor SiteTest::admin() {
  Visitor visitor(site_);
  const auto link = app::must(app::setup_link(*context_));
  const auto path = link.substr(context_->base_url.size());
  visitor.get(path);
  const auto done = visitor.post(path, {{"organisation", "Harbour Workshop"},
                                        {"url", "https://harbour.example"},
                                        {"email", "ada@harbour.example"},
                                        {"password", "correct horse battery"}});
  EXPECT_EQ(done.status, 303) << done.body;
  return visitor;
}

}  // namespace cairn::server
