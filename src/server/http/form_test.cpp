// SPDX-License-Identifier: Apache-2.0
#include "server/http/form.h"

#include <gtest/gtest.h>

namespace cairn::server {
namespace {

constexpr std::string_view two_parts =
    "--x\r\nContent-Disposition: form-data; name=\"said\"\r\n\r\nI did\r\nit\r\n"
    "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n"
    "Content-Type: text/html\r\n\r\n\r\n--y\r\n\r\n--x--\r\n";

TEST(ParseMultipart, KeepsFieldsAndFilesByteForByte) {
  const auto form = parse_multipart(two_parts, "x");
  ASSERT_TRUE(form);
  EXPECT_EQ(form->field("said"), "I did\r\nit");
  ASSERT_NE(form->file("file"), nullptr);
  EXPECT_EQ(form->file("file")->name, "a.txt");
  EXPECT_EQ(form->file("file")->bytes, "\r\n--y\r\n");
}

TEST(ParseMultipart, RefusesEveryTruncation) {
  const auto whole = two_parts.substr(0, two_parts.size() - 2);
  for (std::size_t size = 0; size < whole.size(); ++size)
    EXPECT_FALSE(parse_multipart(whole.substr(0, size), "x")) << size;
}

TEST(ParseMultipart, RefusesTooManyParts) {
  std::string body;
  for (int i = 0; i < 100; ++i)
    body += "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb\r\n";
  EXPECT_EQ(parse_multipart(body + "--x--\r\n", "x").error().code, ErrorCode::too_large);
}

TEST(ParseMultipart, RefusesWhatIsNoText) {
  EXPECT_FALSE(parse_multipart(
      "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n\xff\r\n--x--\r\n", "x"));
  EXPECT_FALSE(parse_multipart("--x\r\nContent-Disposition: form-data\r\n\r\nb\r\n--x--\r\n", "x"));
  EXPECT_FALSE(parse_multipart("--x\r\n\r\nb\r\n--x--\r\n", "x"));
}

TEST(ParseMultipart, RefusesAnEndlessBoundary) {
  EXPECT_FALSE(parse_multipart("--", ""));
  EXPECT_FALSE(parse_multipart("--", std::string(71, 'x')));
}

TEST(ParseMultipart, LeavesOutAnEmptyFileInput) {
  const auto form = parse_multipart(
      "--x\r\nContent-Disposition: form-data; name=\"f\"; filename=\"\"\r\n\r\n\r\n--x--\r\n", "x");
  ASSERT_TRUE(form);
  EXPECT_TRUE(form->files.empty());
}

TEST(ParseForm, RefusesOtherMediaTypes) {
  Request request;
  request.headers = {{"content-type", "application/json"}};
  request.body = "{}";
  EXPECT_EQ(parse_form(request).error().code, ErrorCode::unsupported);
}

}  // namespace
}  // namespace cairn::server
