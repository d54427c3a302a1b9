// SPDX-License-Identifier: Apache-2.0
// Files attached to PDFs by qpdf (ISO 32000-1 section 7.11.4). Loaded by render/attachments at
// first use. Nothing in a PDF is run or followed: its objects are read, and of them only those of
// attached files.
#include "render/attach/attach.h"

#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <memory>
#include <stdexcept>
#include <string>

#include <qpdf/Pipeline.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFEFStreamObjectHelper.hh>
#include <qpdf/QPDFEmbeddedFileDocumentHelper.hh>
#include <qpdf/QPDFExc.hh>
#include <qpdf/QPDFFileSpecObjectHelper.hh>
#include <qpdf/QPDFWriter.hh>

namespace {

struct TooLarge : std::runtime_error {
  TooLarge() : std::runtime_error("too large") {}
};

// Takes what a stream inflates to, and no more than that.
class Bounded final : public Pipeline {
 public:
  Bounded(std::string& out, std::size_t bytes_max)
      : Pipeline("bounded", nullptr), out_(out), bytes_max_(bytes_max) {}
  // The library takes every fault of a stream for damage, so it is told apart afterwards.
  void write(unsigned char const* data, std::size_t size) override {
    is_exceeded_ = is_exceeded_ || size > bytes_max_ - out_.size();
    if (is_exceeded_) throw TooLarge();
    out_.append(reinterpret_cast<char const*>(data), size);
  }
  void finish() override {}
  bool is_exceeded() const { return is_exceeded_; }

 private:
  std::string& out_;
  std::size_t bytes_max_;
  bool is_exceeded_ = false;
};

void append_part(std::string const& part, std::string& out) {
  auto const size = static_cast<std::uint32_t>(part.size());
  for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>(size >> shift);
  out += part;
}

int give(std::string const& bytes, char** out, std::size_t* out_bytes) {
  *out = static_cast<char*>(std::malloc(bytes.empty() ? 1 : bytes.size()));
  if (*out == nullptr) return cairn_attach_no_memory;
  std::memcpy(*out, bytes.data(), bytes.size());
  *out_bytes = bytes.size();
  return 0;
}

void open(QPDF& pdf, const char* bytes, std::size_t size) {
  pdf.setSuppressWarnings(true);
  pdf.processMemoryFile("pdf", bytes, size);
}

// Exceptions of the library end here.
template <class Work>
int guarded(Work work) {
  try {
    return work();
  } catch (TooLarge const&) {
    return cairn_attach_too_large;
  } catch (QPDFExc const& error) {
    return error.getErrorCode() == qpdf_e_password ? cairn_attach_locked : cairn_attach_no_pdf;
  } catch (std::bad_alloc const&) {
    return cairn_attach_no_memory;
  } catch (std::exception const&) {
    return cairn_attach_no_pdf;
  }
}

// One that inflates to nothing readable counts as empty: another may be whole.
std::string bytes_of(QPDFFileSpecObjectHelper& file, std::size_t bytes_max) {
  std::string bytes;
  auto stream = file.getEmbeddedFileStream();
  if (!stream.isStream()) return bytes;
  Bounded bounded(bytes, bytes_max);
  try {
    if (!stream.pipeStreamData(&bounded, 0, qpdf_dl_generalized, true)) bytes.clear();
  } catch (QPDFExc const&) {
    bytes.clear();
  }
  if (bounded.is_exceeded()) throw TooLarge();
  return bytes;
}

}  // namespace

int cairn_attachments(const char* pdf, std::size_t pdf_bytes, int files_max, std::size_t bytes_max,
                      char** out, std::size_t* out_bytes) {
  return guarded([&] {
    QPDF document;
    open(document, pdf, pdf_bytes);
    QPDFEmbeddedFileDocumentHelper attached(document);
    std::string all;
    std::size_t left = bytes_max;
    int count = 0;
    for (auto const& [key, file] : attached.getEmbeddedFiles()) {
      if (++count > files_max) return static_cast<int>(cairn_attach_too_large);
      auto const bytes = bytes_of(*file, left);
      left -= bytes.size();
      auto const name = file->getFilename();
      append_part(name.empty() ? key : name, all);
      append_part(bytes, all);
    }
    return give(all, out, out_bytes);
  });
}

int cairn_attach(const char* pdf, std::size_t pdf_bytes, const char* name, const char* media_type,
                 const char* date, const char* bytes, std::size_t bytes_size, char** out,
                 std::size_t* out_bytes) {
  return guarded([&] {
    QPDF document;
    open(document, pdf, pdf_bytes);
    auto stream =
        QPDFEFStreamObjectHelper::createEFStream(document, std::string(bytes, bytes_size));
    stream.setSubtype(media_type).setCreationDate(date).setModDate(date);
    auto file = QPDFFileSpecObjectHelper::createFileSpec(document, name, stream);
    auto object = file.getObjectHandle();
    object.replaceKey("/AFRelationship", QPDFObjectHandle::newName("/Data"));
    QPDFEmbeddedFileDocumentHelper(document).replaceEmbeddedFile(name, file);
    // PDF 2.0 section 14.13: readers that know associated files find it there.
    auto associated = document.getRoot().getKey("/AF");
    if (!associated.isArray()) associated = QPDFObjectHandle::newArray();
    associated.appendItem(object);
    document.getRoot().replaceKey("/AF", associated);
    QPDFWriter writer(document);
    writer.setOutputMemory();
    writer.setDeterministicID(true);
    writer.write();
    auto const made = writer.getBufferSharedPointer();
    return give(std::string(reinterpret_cast<char const*>(made->getBuffer()), made->getSize()), out,
                out_bytes);
  });
}
