//! A publisher's bytes to a JPEG of one width, within limits. SVG and everything else that is no raster picture is refused.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::metadata::Orientation;
use image::{
    DynamicImage, ExtendedColorType, GrayImage, ImageDecoder, ImageFormat, ImageReader, Limits, RgbImage, RgbaImage,
};
use pic_scale_safe::{
    ImageSize, ResamplingFunction, premultiply_rgba8, resize_plane8, resize_rgb8, resize_rgba8, unpremultiply_rgba8,
};

/// The width in which a picture of the site's own is kept: half as wide again as the widest that readers get.
const KEPT_WIDTH: u32 = 1_920;
/// The longest side that is decoded, pixels.
pub(crate) const MAX_SIDE: u32 = 8_000;
/// The most pixels that are decoded.
pub(crate) const MAX_PIXELS: u64 = 40_000_000;
/// The most memory that decoding may take, bytes.
const MAX_MEMORY_BYTES: u64 = 128 * 1024 * 1024;
/// Good to the eye at half the bytes of 90.
const JPEG_QUALITY: u8 = 78;

/// Why a picture cannot be shown.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Refused {
    /// Not JPEG, PNG, GIF or WebP.
    #[error("not a picture of a kind that is shown here")]
    UnknownKind,
    /// More pixels than any news picture needs.
    #[error("{width} x {height} pixels are too many")]
    TooLarge {
        /// Pixels across.
        width: u32,
        /// Pixels down.
        height: u32,
    },
    /// Damaged.
    #[error("the picture is damaged: {0}")]
    Damaged(String),
}

/// `bytes` as a JPEG at most `width` pixels wide; smaller pictures keep their size.
///
/// The picture is made small before it is turned upright and its channels are changed, so that only one large copy exists.
pub(crate) fn resize(bytes: &[u8], width: u32) -> Result<Vec<u8>, Refused> {
    let (mut picture, orientation) = decode(bytes)?;
    let lies_on_its_side = matches!(
        orientation,
        Orientation::Rotate90 | Orientation::Rotate270 | Orientation::Rotate90FlipH | Orientation::Rotate270FlipH
    );
    let across = if lies_on_its_side { picture.height() } else { picture.width() };
    if across > width {
        let part =
            |side: u32| u32::try_from(u64::from(side) * u64::from(width) / u64::from(across)).unwrap_or(1).max(1);
        let (width, height) = (part(picture.width()), part(picture.height()));
        picture = shrink(picture, width, height)?;
    }
    picture.apply_orientation(orientation);
    let rgb = flatten(picture);
    encode(rgb.as_raw(), rgb.width(), rgb.height())
}

/// The picture at this size. Most are of eight bits in one or three channels; others become so first: code for each of the dozen other
/// kinds of pixel would only make the program larger.
fn shrink(picture: DynamicImage, width: u32, height: u32) -> Result<DynamicImage, Refused> {
    let size = |width: u32, height: u32| ImageSize { width: width as usize, height: height as usize };
    let (from, to) = (size(picture.width(), picture.height()), size(width, height));
    let filter = ResamplingFunction::CatmullRom;
    let has_alpha = picture.color().has_alpha();
    let small = match picture {
        DynamicImage::ImageLuma8(grey) => {
            let small = resize_plane8(&grey, from, to, filter).map_err(damaged)?;
            GrayImage::from_raw(width, height, small).map(DynamicImage::from)
        }
        other if has_alpha => {
            // What is transparent has a colour too, which must not bleed into its neighbours.
            let mut pixels = other.into_rgba8().into_raw();
            premultiply_rgba8(&mut pixels);
            let mut small = resize_rgba8(&pixels, from, to, filter).map_err(damaged)?;
            unpremultiply_rgba8(&mut small);
            RgbaImage::from_raw(width, height, small).map(DynamicImage::from)
        }
        other => {
            let small = resize_rgb8(&other.into_rgb8(), from, to, filter).map_err(damaged)?;
            RgbImage::from_raw(width, height, small).map(DynamicImage::from)
        }
    };
    small.ok_or_else(|| damaged("its size is not that of its pixels"))
}

/// A picture that an editor brought, as it is kept: upright, and with nothing in it but what is seen.
pub(crate) fn made_anew(bytes: &[u8]) -> Result<Vec<u8>, Refused> {
    resize(bytes, KEPT_WIDTH)
}

fn damaged(error: impl std::fmt::Display) -> Refused {
    Refused::Damaged(error.to_string())
}

/// The picture as it is stored, and how it must be turned to stand upright.
fn decode(bytes: &[u8]) -> Result<(DynamicImage, Orientation), Refused> {
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().map_err(damaged)?;
    match reader.format() {
        Some(ImageFormat::Jpeg | ImageFormat::Png | ImageFormat::Gif | ImageFormat::WebP) => {}
        _ => return Err(Refused::UnknownKind),
    }
    let mut limits = Limits::default();
    limits.max_image_width = Some(MAX_SIDE);
    limits.max_image_height = Some(MAX_SIDE);
    limits.max_alloc = Some(MAX_MEMORY_BYTES);
    reader.limits(limits);
    // The header is read here, the pixels below: a bomb is refused before it unfolds.
    let mut decoder = reader.into_decoder().map_err(too_large_or_damaged)?;
    let (width, height) = decoder.dimensions();
    if width > MAX_SIDE || height > MAX_SIDE || u64::from(width) * u64::from(height) > MAX_PIXELS {
        return Err(Refused::TooLarge { width, height });
    }
    if width == 0 || height == 0 || decoder.total_bytes() > MAX_MEMORY_BYTES {
        return Err(Refused::TooLarge { width, height });
    }
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    Ok((DynamicImage::from_decoder(decoder).map_err(too_large_or_damaged)?, orientation))
}

fn too_large_or_damaged(error: image::ImageError) -> Refused {
    match error {
        image::ImageError::Limits(_) => Refused::TooLarge { width: 0, height: 0 },
        other => damaged(other),
    }
}

/// Three channels; what is transparent becomes white, as on the pages the picture was made for.
fn flatten(picture: DynamicImage) -> RgbImage {
    if !picture.color().has_alpha() {
        return picture.into_rgb8();
    }
    let rgba = picture.into_rgba8();
    let mut rgb = RgbImage::new(rgba.width(), rgba.height());
    for (to, from) in rgb.pixels_mut().zip(rgba.pixels()) {
        let [red, green, blue, alpha] = from.0;
        let over_white = |channel: u8| {
            let mixed = (u32::from(channel) * u32::from(alpha) + 255 * (255 - u32::from(alpha))) / 255;
            u8::try_from(mixed).unwrap_or(u8::MAX)
        };
        to.0 = [over_white(red), over_white(green), over_white(blue)];
    }
    rgb
}

fn encode(pixels: &[u8], width: u32, height: u32) -> Result<Vec<u8>, Refused> {
    let mut jpeg = Vec::with_capacity(pixels.len() / 12);
    JpegEncoder::new_with_quality(&mut jpeg, JPEG_QUALITY)
        .encode(pixels, width, height, ExtendedColorType::Rgb8)
        .map_err(damaged)?;
    Ok(jpeg)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn png(width: u32, height: u32) -> Vec<u8> {
        let mut bytes = Vec::new();
        RgbImage::new(width, height).write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png).unwrap();
        bytes
    }

    fn size(jpeg: &[u8]) -> (u32, u32) {
        assert_eq!(image::guess_format(jpeg).unwrap(), ImageFormat::Jpeg);
        ImageReader::with_format(Cursor::new(jpeg), ImageFormat::Jpeg).into_dimensions().unwrap()
    }

    #[test]
    fn pictures_shrink_and_never_grow() {
        assert_eq!(size(&resize(&png(600, 400), 320).unwrap()), (320, 213));
        assert_eq!(size(&resize(&png(100, 50), 320).unwrap()), (100, 50));
        assert_eq!(size(&resize(&png(2_000, 1), 160).unwrap()), (160, 1));
    }

    #[test]
    fn every_kind_of_pixel_becomes_a_jpeg_and_transparent_becomes_white() {
        use image::ColorType;
        for kind in
            [ColorType::L8, ColorType::La8, ColorType::Rgb8, ColorType::Rgba8, ColorType::L16, ColorType::Rgba16]
        {
            let mut bytes = Vec::new();
            DynamicImage::new(400, 300, kind).write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png).unwrap();
            let jpeg = resize(&bytes, 320).unwrap();
            assert_eq!(size(&jpeg), (320, 240), "{kind:?}");
            let middle = image::load_from_memory(&jpeg).unwrap().into_rgb8().get_pixel(160, 120).0[0];
            assert_eq!(middle > 250, kind.has_alpha(), "{kind:?}: {middle}");
        }
    }

    #[test]
    fn what_is_no_raster_picture_is_refused() {
        for bytes in [
            &b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"[..],
            b"<?xml version='1.0'?><svg/>",
            b"<html>",
            b"",
            b"%PDF-1.4",
        ] {
            assert_eq!(resize(bytes, 320), Err(Refused::UnknownKind));
        }
    }

    #[test]
    fn a_header_that_promises_too_much_is_refused_before_decoding() {
        let mut bytes = png(4, 4);
        // Width and height of the IHDR chunk; its checksum is not looked at before the size is.
        bytes[16..20].copy_from_slice(&60_000_u32.to_be_bytes());
        bytes[20..24].copy_from_slice(&60_000_u32.to_be_bytes());
        assert!(resize(&bytes, 320).is_err());
        assert!(matches!(resize(&png(8_001, 2), 320), Err(Refused::TooLarge { .. })));
    }

    #[test]
    fn cut_off_pictures_do_not_panic() {
        let whole = png(64, 64);
        for end in 0..whole.len() {
            let _ = resize(&whole[..end], 160);
        }
    }
}
