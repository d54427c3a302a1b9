// SPDX-License-Identifier: Apache-2.0
// What is attached to PDFs of strangers, and to certificates of our own.
#include "render/attachments.h"

#include <gtest/gtest.h>
#include <zlib.h>

#include <fstream>

#include "base/limits.h"
#include "render/certificate.h"

namespace cairn::render {
namespace {

constexpr std::string_view badge =
    R"({"@context": ["https://www.w3.org/ns/credentials/v2"], "type": ["VerifiableCredential"],
      "issuer": "did:example:issuer", "credentialSubject": {"id": "did:example:learner"}})";

// A whole PDF of one page with these objects behind the page's, number 4 and on, and these entries
// in its catalog.
std::string pdf_of(const std::vector<std::string>& more, const std::string& catalog) {
  std::vector<std::string> objects{"<< /Type /Catalog /Pages 2 0 R " + catalog + " >>",
                                   "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                                   "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>"};
  objects.insert(objects.end(), more.begin(), more.end());
  std::string pdf = "%PDF-1.7\n", table = "0000000000 65535 f \n";
  for (std::size_t i = 0; i < objects.size(); ++i) {
    const auto offset = std::to_string(pdf.size());
    table += std::string(10 - offset.size(), '0') + offset + " 00000 n \n";
    pdf += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
  }
  const auto size = std::to_string(objects.size() + 1);
  return pdf + "xref\n0 " + size + "\n" + table + "trailer << /Size " + size +
         " /Root 1 0 R >>\nstartxref\n" + std::to_string(pdf.size()) + "\n%%EOF\n";
}

std::string stream_of(std::string_view bytes, const std::string& filter = "") {
  return "<< /Type /EmbeddedFile /Length " + std::to_string(bytes.size()) + " " + filter +
         " >>\nstream\n" + std::string(bytes) + "\nendstream";
}

// One file of that stream attached.
std::string pdf_with(const std::string& stream, const std::string& catalog = "") {
  return pdf_of(
      {stream, "<< /Type /Filespec /F (badge.json) /UF (badge.json) /EF << /F 4 0 R >> >>"},
      "/Names << /EmbeddedFiles << /Names [ (badge.json) 5 0 R ] >> >> " + catalog);
}

std::string deflated(const std::string& text) {
  std::string out(compressBound(text.size()), '\0');
  auto size = static_cast<uLongf>(out.size());
  EXPECT_EQ(compress2(reinterpret_cast<Bytef*>(out.data()), &size,
                      reinterpret_cast<const Bytef*>(text.data()), text.size(), 9),
            Z_OK);
  out.resize(size);
  return out;
}

Result<std::vector<verify::AttachedFile>> read(std::string_view pdf) {
  return attachments_of(as_bytes(pdf));
}

constexpr Instant at = Instant::from_seconds(1'795'000'000);

TEST(Attachments, AreFoundByName) {
  const auto plain = read(pdf_with(stream_of(badge)));
  ASSERT_TRUE(plain.ok()) << plain.error().detail;
  ASSERT_EQ(plain->size(), 1U);
  EXPECT_EQ(plain->front().name, "badge.json");
  EXPECT_EQ(as_text(plain->front().bytes), badge);
  const auto packed =
      read(pdf_with(stream_of(deflated(std::string(badge)), "/Filter /FlateDecode")));
  ASSERT_TRUE(packed.ok());
  EXPECT_EQ(as_text(packed->front().bytes), badge);
  EXPECT_EQ(read(pdf_of({}, ""))->size(), 0U);
}

TEST(Attachments, OfOurOwnAreThereAgainByteForByte) {
  const auto page = pdf_of({}, "");
  const auto made =
      attach(as_bytes(page), "credential.json", "application/vc", as_bytes(badge), at);
  ASSERT_TRUE(made.ok()) << made.error().detail;
  const auto again =
      attach(as_bytes(page), "credential.json", "application/vc", as_bytes(badge), at);
  EXPECT_EQ(*made, *again);
  const auto found = attachments_of(*made);
  ASSERT_TRUE(found.ok()) << found.error().detail;
  const auto carried = verify::carried_by(*found);
  ASSERT_TRUE(carried.ok());
  EXPECT_EQ(carried->front().text, badge);
  // A second one beside it is not guessed away.
  const auto two = attach(*made, "other.json", "application/vc", as_bytes(badge.substr(0)), at);
  ASSERT_TRUE(two.ok());
  EXPECT_EQ(attachments_of(*two)->size(), 2U);
}

TEST(Attachments, OfACertificateAreItsCredential) {
  const auto page = certificate_pdf({.achievement = "Knots & <hitches>",
                                     .description = "Ties knots",
                                     .learner = "Ada",
                                     .issuer = "Example College",
                                     .issuer_proved = true,
                                     .awarded = "2026-01-01",
                                     .valid_until = {},
                                     .standing = "Genuine",
                                     .address = "https://college.example/b/1"},
                                    at);
  ASSERT_TRUE(page.ok()) << page.error().detail;
  const auto made = attach(*page, "credential.json", "application/vc", as_bytes(badge), at);
  ASSERT_TRUE(made.ok()) << made.error().detail;
  EXPECT_TRUE(verify::is_pdf(*made));
  EXPECT_EQ(as_text(attachments_of(*made)->front().bytes), badge);
}

TEST(Attachments, InAttachmentsAreNotLookedInto) {
  const auto inner = pdf_with(stream_of(badge));
  const auto outer =
      attach(as_bytes(pdf_of({}, "")), "inner.pdf", "application/pdf", as_bytes(inner), at);
  ASSERT_TRUE(outer.ok());
  const auto found = attachments_of(*outer);
  ASSERT_TRUE(found.ok());
  const auto carried = verify::carried_by(*found);
  ASSERT_FALSE(carried.ok());
  EXPECT_EQ(carried.error().detail, "no badge is attached to the PDF, only inner.pdf");
}

TEST(Attachments, ThatInflateWithoutEndAreRefused) {
  const auto bomb = deflated(std::string(attached_bytes_max + 1, 'a'));
  const auto one = read(pdf_with(stream_of(bomb, "/Filter /FlateDecode")));
  ASSERT_FALSE(one.ok());
  EXPECT_EQ(one.error().code, ErrorCode::too_large);
  const auto twice = deflated(deflated(std::string(200 * 1024 * 1024, 'a')));
  const auto two = read(pdf_with(stream_of(twice, "/Filter [/FlateDecode /FlateDecode]")));
  ASSERT_FALSE(two.ok());
  EXPECT_EQ(two.error().code, ErrorCode::too_large);
  EXPECT_STRNE(two.error().remedy, "");
}

TEST(Attachments, InGreatNumberAreRefused) {
  std::vector<std::string> objects{stream_of(badge)};
  std::string names;
  for (int i = 0; i <= attached_files_max; ++i) {
    const auto name = std::to_string(1000 + i);
    objects.push_back("<< /Type /Filespec /F (" + name + ") /EF << /F 4 0 R >> >>");
    names += "(" + name + ") " + std::to_string(5 + i) + " 0 R ";
  }
  const auto many =
      read(pdf_of(objects, "/Names << /EmbeddedFiles << /Names [ " + names + "] >> >>"));
  ASSERT_FALSE(many.ok());
  EXPECT_EQ(many.error().code, ErrorCode::too_large);
}

TEST(Attachments, BesideScriptsAreReadAndNothingRuns) {
  const auto found = read(pdf_with(
      stream_of(badge), "/OpenAction << /S /JavaScript /JS (app.launchURL\\(\"https://x\"\\)) >>"));
  ASSERT_TRUE(found.ok());
  EXPECT_EQ(found->size(), 1U);
}

TEST(Attachments, OfBrokenAndLockedPdfsSayWhatHelps) {
  std::ifstream file(CAIRN_SOURCE_DIR "/tests/data/locked.pdf", std::ios::binary);
  const std::string locked{std::istreambuf_iterator<char>(file), {}};
  ASSERT_FALSE(locked.empty());
  const auto whole = pdf_with(stream_of(badge));
  // A tree of names that runs in a circle, and a file whose stream is none.
  const auto circle = pdf_of({"<< /Kids [ 4 0 R ] >>"}, "/Names << /EmbeddedFiles 4 0 R >>");
  const auto hollow = pdf_with("<< /Not /AStream >>");
  EXPECT_EQ(read(locked).error().detail, "The PDF is locked with a password.");
  for (const auto& pdf :
       {std::string("%PDF-1.7"), whole.substr(0, 40), std::string(100'000, '%')}) {
    const auto found = read(pdf);
    if (found.ok()) {  // mended, without a file
      EXPECT_TRUE(found->empty()) << pdf.substr(0, 60);
      continue;
    }
    EXPECT_EQ(found.error().code, ErrorCode::unreadable);
    EXPECT_STRNE(found.error().remedy, "");
  }
  for (const auto& pdf : {circle, hollow}) {
    const auto found = read(pdf);
    if (found.ok()) {
      EXPECT_FALSE(verify::carried_by(*found).ok());
    } else {
      EXPECT_EQ(found.error().code, ErrorCode::unreadable);
    }
  }
  EXPECT_EQ(read(std::string(limits::input_bytes_max + 1, 'x')).error().code, ErrorCode::too_large);
}

}  // namespace
}  // namespace cairn::render
